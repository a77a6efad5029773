"""``python -m connect_views_mock``."""

import sys

from .cli import main

sys.exit(main())
