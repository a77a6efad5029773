"""``python -m connect_views_mock``."""

import sys

from .shell.command import main

sys.exit(main())
