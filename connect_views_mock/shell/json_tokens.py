"""The tokens of a JSON text."""

from __future__ import annotations

import re
from typing import Final

TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+', re.DOTALL)
