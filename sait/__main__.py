"""``python -m sait``."""

import sys

from sait.cli import main

sys.exit(main())
