"""Charts as drawings (SVG) that need no script: small multiples, and pictures to be saved with all that they need beside them."""
