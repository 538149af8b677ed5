"""``python -m sait``."""

import sys

from sait.cli.main import main

sys.exit(main())
