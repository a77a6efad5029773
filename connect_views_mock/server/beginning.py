"""What a server begins with, and begins with again after a reset."""

from __future__ import annotations

from collections.abc import Sequence

from ..handle.arguments import check_names
from ..handle.seeding import has_instance
from ..mock import ConnectViewsMock
from .first_views import FirstView


class Beginning:
    """An instance, and views in it."""

    def __init__(
        self,
        mock: ConnectViewsMock,
        instance_id: str | None = None,
        alias: str | None = None,
        views: Sequence[FirstView] = (),
    ) -> None:
        """Make the instance, if it is not there, and the views.

        Raises:
            ValueError: If Connect would refuse one of them; the message says why.
        """
        check_names(instance_id=instance_id, instance_alias=alias)
        self._mock = mock
        self._alias = alias
        self._views = views
        self.instance_id = mock.create_instance(alias=alias) if instance_id is None else instance_id
        self.make()

    def make(self) -> None:
        """Make it again."""
        if not has_instance(self.instance_id):
            self._mock.create_instance(self.instance_id, alias=self._alias)
        for view in self._views:
            try:
                self._mock.create_view(
                    self.instance_id, view.name, view.template, view.actions or ()
                )
            except ValueError as error:
                raise ValueError(f"{view.file}: view {view.name!r}: {error}") from None
