"""The Views operations of Amazon Connect, written as a moto service.

It is one only because moto has a service of that name already. In moto, ``ConnectViewsBackend``
would be a part of ``ConnectBackend``, ``ConnectViewsResponse`` one of ``ConnectResponse``, and the
section of the configuration a part of moto's ``DefaultConfig``. A second ``BackendDict`` and
``dispatch_tags`` would not be needed then.
"""
