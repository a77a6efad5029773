"""The code under test: publishes the view that greets a customer."""

import json


def publish_greeting(connect, instance_alias, template):
    """Publish the greeting, new or not, and return the ARN of its new version."""
    instance_id = _find_instance(connect, instance_alias)
    content = {"Template": json.dumps(template), "Actions": ["Next"]}
    try:
        view = connect.create_view(
            InstanceId=instance_id, Name="Greeting", Status="PUBLISHED", Content=content
        )["View"]
    except connect.exceptions.DuplicateResourceException:
        view = _find_view(connect, instance_id, "Greeting")
        connect.update_view_content(
            InstanceId=instance_id, ViewId=view["Id"], Status="PUBLISHED", Content=content
        )
    version = connect.create_view_version(InstanceId=instance_id, ViewId=view["Id"])
    return version["View"]["Arn"]


def _find_instance(connect, alias):
    instances = connect.list_instances()["InstanceSummaryList"]
    return next(instance["Id"] for instance in instances if instance["InstanceAlias"] == alias)


def _find_view(connect, instance_id, name):
    views = connect.list_views(InstanceId=instance_id, Type="CUSTOMER_MANAGED")
    return next(view for view in views["ViewsSummaryList"] if view["Name"] == name)
