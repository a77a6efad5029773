from __future__ import annotations

from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parent.parent.parent
DOCUMENTS: Final = sorted(
    [
        *PROJECT.glob("*.md"),
        *(path for path in PROJECT.glob("docs/**/*.md") if "_build" not in path.parts),
    ]
)
