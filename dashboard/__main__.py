"""`python -m dashboard` is `claimline`."""

import sys

from dashboard.cli import main

sys.exit(main())
