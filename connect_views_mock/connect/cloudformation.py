"""The resources of Amazon Connect in CloudFormation: AWS::Connect::View, and so on.

A resource holds what CloudFormation knows of it: the properties that it had last, and
the attributes that it was left with. What it made is in the backend.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, ClassVar, Final

from moto.connect.models import connect_backends
from moto.core.common_models import CloudFormationModel

from .exceptions import (
    InstanceNotFound,
    InvalidParameterException,
    ResourceNotFoundException,
)
from .identifiers import parse_instance_id, parse_view_id
from .registry_schemas import (
    INSTANCE,
    MAX_NAME,
    VIEW,
    VIEW_VERSION,
    Members,
    read_properties,
)

MAX_TAGS: Final = 50
"""Tags on one resource, beside those that CloudFormation adds."""

MAX_TAG_KEY: Final = 128
MAX_TAG_VALUE: Final = 256

RETAINED: Final = ("Retain", "RetainExceptOnCreate")
"""The policies by which a resource outlives its place in the stack."""


class ConnectResource:
    """What the resources have in common.

    Attributes:
        backends: The backends by account and region.
        resource_type: The type in a template.
        schema: What the properties have to be.
        attributes: The values for ``Fn::GetAtt``, by name.
        replacing: The properties of which a change makes a new resource.
    """

    backends: ClassVar[Any] = connect_backends
    resource_type: ClassVar[str]
    schema: ClassVar[Members]
    attribute_names: ClassVar[tuple[str, ...]]
    replacing: ClassVar[tuple[str, ...]] = ()

    def __init__(self, account_id: str, region_name: str, created_as: Any) -> None:
        self.account_id = account_id
        self.region_name = region_name
        self.logical_resource_id: str = created_as["LogicalId"]
        self.stack_id: str = created_as["StackId"]
        self.arn = ""
        self.properties: dict[str, Any] = {}
        self.attributes: dict[str, Any] = {}
        self.tags: dict[str, str] = {}

    @property
    def physical_resource_id(self) -> str:
        return self.arn

    @staticmethod
    def cloudformation_name_type() -> str:
        return ""

    @classmethod
    def cloudformation_type(cls) -> str:
        return cls.resource_type

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return attr in cls.attribute_names

    def get_cfn_attribute(self, attribute_name: str) -> Any:
        from moto.cloudformation.exceptions import UnformattedGetAttTemplateException

        if attribute_name not in self.attributes:
            raise UnformattedGetAttTemplateException
        return self.attributes[attribute_name]

    def is_created(self) -> bool:
        return True

    @classmethod
    def create_from_cloudformation_json(
        cls,
        resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
        **kwargs: Any,
    ) -> Any:
        resource = cls(account_id, region_name, kwargs)
        resource.create(resource.read(cloudformation_json))
        return resource

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: Any,
        new_resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> Any:
        properties = original_resource.read(cloudformation_json)
        if not original_resource.is_replaced_by(properties):
            original_resource.update(properties)
            return original_resource
        resource = original_resource.replaced_by(properties)
        policy = cloudformation_json.get("UpdateReplacePolicy")
        if policy not in RETAINED and resource.arn != original_resource.arn:
            original_resource.delete_from_cloudformation_json(
                original_resource.arn, cloudformation_json, account_id, region_name
            )
        return resource

    @classmethod
    def delete_from_cloudformation_json(
        cls,
        resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> None:
        # Somebody else may have deleted it, or what it belongs to.
        with suppress(ResourceNotFoundException):
            cls.remove(cls.backends[account_id][region_name], resource_name)

    def read(self, cloudformation_json: Mapping[str, Any]) -> dict[str, Any]:
        """Return the properties as the schema has them."""
        return read_properties(
            self.schema, cloudformation_json, self.logical_resource_id
        )

    def is_replaced_by(self, properties: Mapping[str, Any]) -> bool:
        """Whether other properties make a new resource."""
        return any(
            properties.get(name) != self.properties.get(name) for name in self.replacing
        )

    def replaced_by(self, properties: dict[str, Any]) -> Any:
        """Return a new resource with other properties, under the same name."""
        place = {"LogicalId": self.logical_resource_id, "StackId": self.stack_id}
        resource = type(self)(self.account_id, self.region_name, place)
        resource.create(properties)
        return resource

    def create(self, properties: dict[str, Any]) -> None:
        self.tags = self._wanted_tags(properties)
        self.make(properties)
        self.properties = properties

    def update(self, properties: dict[str, Any]) -> None:
        tags = self._wanted_tags(properties)
        if (properties, tags) != (self.properties, self.tags):
            self.change(properties, tags)
            self.properties, self.tags = properties, tags

    @abstractmethod
    def make(self, properties: Mapping[str, Any]) -> None:
        """Make what the properties say, and set the ARN and the attributes."""

    @abstractmethod
    def change(self, properties: Mapping[str, Any], tags: dict[str, str]) -> None:
        """Change what was made to what the properties say: all of it, or nothing."""

    @staticmethod
    @abstractmethod
    def remove(backend: Any, arn: str) -> None:
        """Delete what was made."""

    @property
    def _backend(self) -> Any:
        return self.backends[self.account_id][self.region_name]

    def _wanted_tags(self, properties: Mapping[str, Any]) -> dict[str, str]:
        """Return the tags of the stack and of the resource, which has the last word.

        CloudFormation adds three that tell where the resource belongs.
        """
        from moto.cloudformation.models import cloudformation_backends

        if "Tags" not in self.schema.members:
            return {}
        tags: dict[str, str] = {}
        stacks = cloudformation_backends[self.account_id][self.region_name].stacks
        if self.stack_id in stacks:
            tags.update(stacks[self.stack_id].tags)
        tags.update({tag["Key"]: tag["Value"] for tag in properties.get("Tags", ())})
        reserved = [key for key in tags if key.startswith("aws:")]
        if reserved:
            raise InvalidParameterException(
                f"Tags: the key {reserved[0]} begins with aws:, which is reserved"
            )
        for key, value in tags.items():
            if len(key) > MAX_TAG_KEY or len(value) > MAX_TAG_VALUE:
                raise InvalidParameterException(
                    f"Tags: a key has at most {MAX_TAG_KEY} characters and a value at "
                    f"most {MAX_TAG_VALUE}; the tag {key[:MAX_TAG_KEY]} has more"
                )
        if len(tags) > MAX_TAGS:
            raise InvalidParameterException(
                f"Tags: a resource has at most {MAX_TAGS} tags, and would have "
                f"{len(tags)} with those of the stack"
            )
        return {
            **tags,
            "aws:cloudformation:logical-id": self.logical_resource_id,
            "aws:cloudformation:stack-id": self.stack_id,
            "aws:cloudformation:stack-name": self.stack_id.split("/")[1],
        }


class ViewResource(ConnectResource, CloudFormationModel):
    resource_type = "AWS::Connect::View"
    schema = VIEW
    attribute_names = ("ViewArn", "ViewContentSha256", "ViewId")

    def make(self, properties: Mapping[str, Any]) -> None:
        _check_name(properties)
        view = self._backend.create_view(
            instance_id=properties["InstanceArn"],
            client_token=None,
            status="PUBLISHED",
            content=_content(properties),
            description=properties.get("Description"),
            name=properties["Name"],
            tags=self.tags,
            through_cloudformation=True,
        )
        self.arn = view.arn
        self.attributes = {
            "ViewArn": view.arn,
            "ViewContentSha256": view.view_content_sha256,
            "ViewId": view.id,
        }

    def change(self, properties: Mapping[str, Any], tags: dict[str, str]) -> None:
        _check_name(properties)
        identifiers = {"instance_id": properties["InstanceArn"], "view_id": self.arn}
        # Asked first, because it fails if the view is gone or in another instance.
        self._backend.describe_view(**identifiers)
        undo: list[Callable[[], object]] = []
        try:
            _change_tags(self._backend, self.arn, self.tags, tags)
            undo.append(lambda: _change_tags(self._backend, self.arn, tags, self.tags))
            if self._differs(properties, "Template", "Actions"):
                self._publish(identifiers, properties)
                undo.append(lambda: self._publish(identifiers, self.properties))
            if self._differs(properties, "Name", "Description"):
                self._backend.update_view_metadata(
                    **identifiers,
                    name=properties["Name"],
                    description=properties.get("Description"),
                )
        except Exception:
            for step in reversed(undo):
                step()
            raise

    @staticmethod
    def remove(backend: Any, arn: str) -> None:
        backend.delete_view(instance_id=_instance_id(arn), view_id=arn)

    def _differs(self, properties: Mapping[str, Any], *names: str) -> bool:
        return any(properties.get(name) != self.properties.get(name) for name in names)

    def _publish(
        self, identifiers: Mapping[str, str], properties: Mapping[str, Any]
    ) -> None:
        view = self._backend.update_view_content(
            **identifiers,
            status="PUBLISHED",
            content=_content(properties),
            through_cloudformation=True,
        )
        self.attributes["ViewContentSha256"] = view.view_content_sha256


class ViewVersionResource(ConnectResource, CloudFormationModel):
    resource_type = "AWS::Connect::ViewVersion"
    schema = VIEW_VERSION
    attribute_names = ("Version", "ViewVersionArn")
    replacing = ("ViewArn", "ViewContentSha256")

    def make(self, properties: Mapping[str, Any]) -> None:
        version = self._backend.create_view_version(
            instance_id=_instance_id(properties["ViewArn"]),
            view_id=properties["ViewArn"],
            version_description=properties.get("VersionDescription"),
            view_content_sha256=properties.get("ViewContentSha256"),
        )
        self.arn = version.arn
        self.attributes = {"ViewVersionArn": version.arn, "Version": version.version}

    def change(self, properties: Mapping[str, Any], tags: dict[str, str]) -> None:
        """No operation changes a version. The registry's schema names none either."""

    @staticmethod
    def remove(backend: Any, arn: str) -> None:
        view_arn, _, version = arn.rpartition(":")
        backend.delete_view_version(
            instance_id=_instance_id(view_arn),
            view_id=view_arn,
            view_version=int(version),
        )


class InstanceResource(ConnectResource, CloudFormationModel):
    backends = connect_backends
    resource_type = "AWS::Connect::Instance"
    schema = INSTANCE
    attribute_names = ("Arn", "CreatedTime", "Id", "InstanceStatus", "ServiceRole")
    replacing = ("DirectoryId", "IdentityManagementType", "InstanceAlias")

    def make(self, properties: Mapping[str, Any]) -> None:
        created = self._backend.create_instance(
            identity_management_type=properties["IdentityManagementType"],
            inbound_calls_enabled=properties["Attributes"]["InboundCalls"],
            outbound_calls_enabled=properties["Attributes"]["OutboundCalls"],
            instance_alias=properties.get("InstanceAlias"),
            tags=self.tags,
        )
        instance = self._backend.describe_instance(created["Id"])
        self.arn = instance["Arn"]
        self.attributes = {name: instance[name] for name in self.attribute_names}

    def change(self, properties: Mapping[str, Any], tags: dict[str, str]) -> None:
        instance = self._backend.instances.get(self.attributes["Id"])
        if instance is None:
            raise InstanceNotFound(instance_id=self.attributes["Id"])
        instance.inbound_calls_enabled = properties["Attributes"]["InboundCalls"]
        instance.outbound_calls_enabled = properties["Attributes"]["OutboundCalls"]
        _change_tags(self._backend, self.arn, self.tags, tags)
        instance.tags = self._backend.list_tags_for_resource(self.arn)

    @staticmethod
    def remove(backend: Any, arn: str) -> None:
        instance_id, _ = parse_instance_id(arn)
        if instance_id in backend.instances:
            backend.delete_instance(instance_id)


def _instance_id(view_arn: str) -> str:
    return parse_view_id(view_arn, "ViewArn").instance_id or ""


def _content(properties: Mapping[str, Any]) -> dict[str, Any]:
    template = json.dumps(
        properties["Template"], ensure_ascii=False, separators=(",", ":")
    )
    if not _is_unicode_text(template):
        raise InvalidParameterException(
            "Template: must be Unicode text, without lone surrogates"
        )
    return {"Template": template, "Actions": properties["Actions"]}


def _is_unicode_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _check_name(properties: Mapping[str, Any]) -> None:
    if len(properties["Name"]) > MAX_NAME:
        raise InvalidParameterException(
            f"Name: must have 1 to {MAX_NAME} characters, not {len(properties['Name'])}"
        )


def _change_tags(
    backend: Any, arn: str, old: Mapping[str, str], new: Mapping[str, str]
) -> None:
    """Make tags of a resource what the stack says; others that it has stay."""
    changed = {key: value for key, value in new.items() if old.get(key) != value}
    if changed:
        backend.tag_resource(resource_arn=arn, tags=changed)
    removed = [key for key in old if key not in new]
    if removed:
        backend.untag_resource(resource_arn=arn, tag_keys=removed)
