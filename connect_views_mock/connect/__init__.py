"""The Views operations of Amazon Connect, written as a part of moto's connect service.

``ConnectBackend`` of moto would inherit from ``ConnectViewsBackend``, and its response
class would take over the methods of ``ConnectViewsResponse``.
"""
