"""The six views that AWS brings along: read-only, the same in every instance.

Their ids, actions, inputs and required inputs are what AWS shows (observed). The template of After
Contact Work is written anew from what is known of AWS's; those of the other five are not public and
are synthesised: one component that passes every input on.
"""

from .managed_view import AWS_MANAGED, ManagedView, managed_view, managed_views

__all__ = ["AWS_MANAGED", "ManagedView", "managed_view", "managed_views"]
