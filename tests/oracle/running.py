"""How long the oracle runs, and from which seed.

By default it is short. ``ORACLE_EXAMPLES`` makes it longer, as at night. The seed is another one
each time; it is printed, and ``ORACLE_SEED`` repeats it.
"""

from __future__ import annotations

import os
import random
from typing import Final

from hypothesis import HealthCheck, settings

EXAMPLES: Final = int(os.environ.get("ORACLE_EXAMPLES", "4"))
SEED: Final = int(os.environ.get("ORACLE_SEED") or random.SystemRandom().randrange(2**32))


def oracle_settings(examples: int, steps: int) -> settings:
    """Return hypothesis's settings for so many examples of so many steps."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
