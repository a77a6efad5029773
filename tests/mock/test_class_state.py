"""Each test of a decorated class starts with what the set-up of the class made, and no more."""

from __future__ import annotations

import unittest
from typing import Any, ClassVar

import boto3
import pytest
from moto import mock_aws

from connect_views_mock import mock_connect_views
from tests.aws import (
    REGION,
    connect_client,
    create_instance,
    create_view,
    instance_count,
    is_mocked,
)
from tests.mock.running import run


def view_names(instance_id: str) -> list[str]:
    pages = (
        connect_client()
        .get_paginator("list_views")
        .paginate(InstanceId=instance_id, Type="CUSTOMER_MANAGED")
    )
    return [view["Name"] for page in pages for view in page["ViewsSummaryList"]]


class MakesAnInstance(unittest.TestCase):
    """A base class as a framework has it: its class set-up is inherited."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        create_instance()


def test_what_a_test_makes_is_gone_in_the_next_one() -> None:
    @mock_connect_views
    class Tests(unittest.TestCase):
        @classmethod
        def setUpClass(cls) -> None:
            create_instance()

        def test_one(self) -> None:
            create_instance()
            assert instance_count() == 2

        def test_two(self) -> None:
            create_instance()
            assert instance_count() == 2

    run(Tests)
    assert not is_mocked()


def test_it_is_gone_too_when_the_set_up_of_the_class_is_inherited() -> None:
    @mock_connect_views
    class Tests(MakesAnInstance):
        def test_one(self) -> None:
            create_instance()
            assert instance_count() == 2

        def test_two(self) -> None:
            create_instance()
            assert instance_count() == 2

    run(Tests)


def test_it_is_gone_too_when_the_set_up_of_the_class_makes_nothing() -> None:
    @mock_connect_views
    class Tests(unittest.TestCase):
        @classmethod
        def setUpClass(cls) -> None:
            super().setUpClass()

        def test_one(self) -> None:
            create_instance()
            assert instance_count() == 1

        def test_two(self) -> None:
            create_instance()
            assert instance_count() == 1

    run(Tests)


def test_what_a_test_deletes_or_changes_is_back_in_the_next_one() -> None:
    @mock_connect_views
    class Tests(unittest.TestCase):
        connect: ClassVar[Any]
        instance_id: ClassVar[str]
        view_id: ClassVar[str]

        @classmethod
        def setUpClass(cls) -> None:
            cls.connect = connect_client()
            cls.instance_id = create_instance(cls.connect)
            cls.view_id = create_view(cls.instance_id, "Kept", cls.connect)

        def change(self) -> None:
            assert view_names(self.instance_id) == ["Kept"]
            view = self.connect.describe_view(InstanceId=self.instance_id, ViewId=self.view_id)
            arn = view["View"]["Arn"].removesuffix(":$LATEST")
            assert view["View"]["Tags"] == {}
            self.connect.tag_resource(resourceArn=arn, tags={"a": "b"})
            self.connect.create_view_version(InstanceId=self.instance_id, ViewId=self.view_id)
            self.connect.update_view_metadata(
                InstanceId=self.instance_id, ViewId=self.view_id, Name="Changed"
            )
            create_view(self.instance_id, "New", self.connect)

        def test_one(self) -> None:
            self.change()
            self.connect.delete_instance(InstanceId=self.instance_id)

        def test_two(self) -> None:
            versions = self.connect.list_view_versions(
                InstanceId=self.instance_id, ViewId=self.view_id
            )
            assert versions["ViewVersionSummaryList"] == []
            self.change()

    run(Tests)


def test_other_services_start_with_what_the_set_up_of_the_class_made() -> None:
    @mock_connect_views(region=REGION)
    class Tests(unittest.TestCase):
        s3: ClassVar[Any]

        @classmethod
        def setUpClass(cls) -> None:
            cls.s3 = boto3.client("s3")
            cls.s3.create_bucket(Bucket="bucket")
            cls.s3.put_object(Bucket="bucket", Key="key", Body=b"first")

        def change(self) -> None:
            assert self.s3.get_object(Bucket="bucket", Key="key")["Body"].read() == b"first"
            self.s3.put_object(Bucket="bucket", Key="key", Body=b"second")
            assert boto3.client("sqs").list_queues().get("QueueUrls", []) == []
            boto3.client("sqs").create_queue(QueueName="queue")

        def test_one(self) -> None:
            self.change()

        def test_two(self) -> None:
            self.change()

    run(Tests)


def test_the_set_up_of_a_test_finds_what_that_of_the_class_made() -> None:
    @mock_connect_views
    class Tests(MakesAnInstance):
        def setUp(self) -> None:
            assert instance_count() == 1
            create_instance()

        def test_one(self) -> None:
            create_instance()
            assert instance_count() == 3

        def test_two(self) -> None:
            create_instance()
            assert instance_count() == 3

        def tearDown(self) -> None:
            assert instance_count() == 3

    run(Tests)


def test_a_test_that_fails_leaves_nothing_to_the_next_one() -> None:
    counts = []

    @mock_connect_views
    class Tests(MakesAnInstance):
        def setUp(self) -> None:
            create_instance()
            if self._testMethodName == "test_one":
                raise KeyError

        def test_one(self) -> None:
            raise AssertionError

        def test_three(self) -> None:
            create_instance()
            raise KeyError

        def test_two(self) -> None:
            counts.append(instance_count())

    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(Tests).run(result)
    assert len(result.errors) == 2
    assert counts == [2]


def test_the_teardown_of_the_class_finds_what_its_set_up_made() -> None:
    counts = []

    @mock_connect_views
    class Tests(MakesAnInstance):
        def test_it(self) -> None:
            create_instance()

        @classmethod
        def tearDownClass(cls) -> None:
            counts.append(instance_count())
            create_instance()
            cls.addClassCleanup(lambda: counts.append(instance_count()))

    run(Tests)
    assert counts == [1, 2]


def test_the_teardown_of_a_class_without_set_up_finds_what_the_last_test_left() -> None:
    counts = []

    @mock_connect_views
    class Tests(unittest.TestCase):
        def test_it(self) -> None:
            create_instance()

        @classmethod
        def tearDownClass(cls) -> None:
            counts.append(instance_count())

    run(Tests)
    assert counts == [1]


def test_a_class_that_runs_twice_starts_with_nothing() -> None:
    @mock_connect_views
    class Tests(MakesAnInstance):
        def test_it(self) -> None:
            assert instance_count() == 1

    run(Tests)
    run(Tests)


def test_a_set_up_of_the_class_that_runs_again_starts_with_nothing() -> None:
    @mock_connect_views
    class Tests:
        @classmethod
        def setup_class(cls) -> None:
            create_instance()

        def test_it(self) -> int:
            return instance_count()

    Tests.setup_class()
    Tests.setup_class()
    assert Tests().test_it() == 1


def test_each_subclass_has_what_its_own_set_up_made() -> None:
    @mock_connect_views
    class Base(unittest.TestCase):
        number = 1

        @classmethod
        def setUpClass(cls) -> None:
            for _ in range(cls.number):
                create_instance()

        def test_it(self) -> None:
            assert instance_count() == self.number
            create_instance()

        def test_again(self) -> None:
            self.test_it()

    class More(Base):
        number = 2

    run(Base)
    run(More)
    run(Base)


def test_a_subclass_without_the_set_up_of_its_base_finds_nothing() -> None:
    @mock_connect_views
    class Base:
        @classmethod
        def setup_class(cls) -> None:
            create_instance()

        def test_it(self) -> int:
            return instance_count()

    class Other(Base):
        @classmethod
        def setup_class(cls) -> None:
            pass

    Base.setup_class()
    assert Base().test_it() == 1
    Other.setup_class()
    assert Other().test_it() == 0


def test_a_decorated_subclass_of_a_decorated_class() -> None:
    @mock_connect_views
    class Base(MakesAnInstance):
        def test_base(self) -> None:
            create_instance()
            assert instance_count() == 2

    @mock_connect_views
    class Tests(Base):
        def test_own(self) -> None:
            create_instance()
            assert instance_count() == 2

    run(Tests)
    run(Base)


def test_asynchronous_tests_start_with_what_the_set_up_of_the_class_made() -> None:
    @mock_connect_views
    class Tests(unittest.IsolatedAsyncioTestCase):
        @classmethod
        def setUpClass(cls) -> None:
            create_instance()

        async def asyncSetUp(self) -> None:
            create_instance()

        async def test_one(self) -> None:
            create_instance()
            assert instance_count() == 3

        async def test_two(self) -> None:
            create_instance()
            assert instance_count() == 3

    run(Tests)


def test_inside_of_another_mock_nothing_is_restored() -> None:
    counts = []

    @mock_connect_views
    class Tests(MakesAnInstance):
        def test_one(self) -> None:
            counts.append(instance_count())
            create_instance()

        def test_two(self) -> None:
            counts.append(instance_count())

    for outer in (mock_connect_views(), mock_aws()):
        with outer:
            create_instance()
            run(Tests)
    assert counts == [2, 3, 2, 3]


def test_a_test_whose_set_up_ran_inside_of_another_mock_finds_the_state_as_it_is() -> None:
    @mock_connect_views
    class Tests:
        @classmethod
        def setup_class(cls) -> None:
            create_instance()

        def test_it(self) -> int:
            return instance_count()

    outer = mock_connect_views()
    outer.start()
    Tests.setup_class()
    outer.stop(remove_data=False)
    assert Tests().test_it() == 1


def test_a_helper_keeps_the_state_between_set_up_and_test() -> None:
    @mock_connect_views
    class Tests:
        def setup_method(self) -> None:
            create_instance()

        def make_instance(self) -> None:
            create_instance()

        def test_it(self) -> int:
            return instance_count()

    tests = Tests()
    tests.setup_method()
    tests.make_instance()
    assert tests.test_it() == 2


@pytest.mark.parametrize("name", ["setup", "setUp", "asyncSetUp"])
def test_a_method_that_nobody_calls_is_no_set_up(name: str) -> None:
    class Tests:
        def test_it(self) -> int:
            create_instance()
            return instance_count()

    setattr(Tests, name, Tests.test_it)
    mock_connect_views(Tests)
    assert [Tests().test_it(), Tests().test_it()] == [1, 1]


def test_a_teardown_method_finds_what_a_test_without_set_up_made() -> None:
    @mock_connect_views
    class Tests:
        def test_it(self) -> None:
            create_instance()

        def teardown_method(self) -> int:
            return instance_count()

    tests = Tests()
    tests.test_it()
    assert tests.teardown_method() == 1


def test_static_tests_start_with_what_the_set_up_of_the_class_made() -> None:
    @mock_connect_views
    class Tests:
        @staticmethod
        def setup_class() -> None:
            create_instance()

        @staticmethod
        def test_it() -> int:
            create_instance()
            return instance_count()

    Tests.setup_class()
    assert [Tests.test_it(), Tests.test_it()] == [2, 2]


def test_a_nested_class_starts_with_what_the_set_up_around_it_made() -> None:
    @mock_connect_views
    class Tests:
        @classmethod
        def setup_class(cls) -> None:
            create_instance()

        def test_it(self) -> int:
            create_instance()
            return instance_count()

        class TestNested:
            @classmethod
            def setup_class(cls) -> None:
                create_instance()

            def test_it(self) -> int:
                create_instance()
                return instance_count()

    Tests.setup_class()
    assert Tests().test_it() == 2
    Tests.TestNested.setup_class()
    assert [Tests.TestNested().test_it(), Tests.TestNested().test_it()] == [3, 3]
    assert Tests().test_it() == 2


def test_an_error_that_the_set_up_of_a_class_injects_waits_in_each_test() -> None:
    mock = mock_connect_views()

    @mock
    class Tests(unittest.TestCase):
        instance_id: ClassVar[str]

        @classmethod
        def setUpClass(cls) -> None:
            cls.instance_id = create_instance()
            mock.inject_error("CreateView", "ResourceInUseException")

        def create_twice(self) -> None:
            with self.assertRaisesRegex(Exception, "ResourceInUse"):  # noqa: PT027
                create_view(self.instance_id)
            create_view(self.instance_id)
            mock.inject_error("ListViews", "InternalServiceException")

        def test_one(self) -> None:
            self.create_twice()

        def test_two(self) -> None:
            assert view_names(self.instance_id) == []
            self.create_twice()

    run(Tests)


@pytest.mark.parametrize("base", [object, unittest.TestCase])
def test_an_error_that_a_set_up_method_injects_waits_in_its_test(base: Any) -> None:
    mock = mock_connect_views()

    @mock
    class Tests(base):  # type: ignore[misc]
        def setUp(self) -> None:
            mock.inject_error("CreateInstance", "ServiceQuotaExceededException", times=2)

        def runTest(self) -> None:
            self.test_it()

        def test_it(self) -> None:
            with pytest.raises(Exception, match="ServiceQuotaExceeded"):
                create_instance()

        def tearDown(self) -> None:
            with pytest.raises(Exception, match="ServiceQuotaExceeded"):
                create_instance()
            create_instance()

    for _ in range(2):
        tests = Tests()
        if base is object:
            tests.setUp()
            tests.test_it()
            tests.tearDown()
        else:
            result = tests.run()
            assert not result.errors + result.failures


@pytest.mark.parametrize("base", [object, unittest.TestCase])
def test_the_requests_are_those_of_the_test(base: Any) -> None:
    seen = []
    mock = mock_connect_views()

    @mock
    class Tests(base):  # type: ignore[misc]
        @classmethod
        def setUpClass(cls) -> None:
            create_instance()

        def setUp(self) -> None:
            create_instance()

        def test_it(self) -> None:
            instance_count()
            seen.append([request.operation for request in mock.requests])

        def tearDown(self) -> None:
            seen.append([request.operation for request in mock.requests])

    if base is object:
        Tests.setUpClass()
        tests = Tests()
        tests.setUp()
        tests.test_it()
        tests.tearDown()
    else:
        run(Tests)
    assert seen == [["ListInstances"], ["ListInstances"]]


def test_a_mock_that_is_active_around_the_class_keeps_its_requests_and_errors() -> None:
    mock = mock_connect_views()

    @mock
    class Tests(unittest.TestCase):
        def test_it(self) -> None:
            instance_count()

    with mock:
        create_instance()
        mock.inject_error("CreateInstance", "ServiceQuotaExceededException")
        run(Tests)
        assert [request.operation for request in mock.requests] == [
            "CreateInstance",
            "ListInstances",
        ]
        with pytest.raises(Exception, match="ServiceQuotaExceeded"):
            create_instance()


def test_a_test_that_returns_a_coroutine_is_refused_by_unittest_too() -> None:
    async def later() -> None:
        raise AssertionError

    @mock_connect_views
    class Tests(unittest.TestCase):
        def test_it(self) -> Any:
            return later()

    result = Tests("test_it").run()
    assert result is not None
    assert "TypeError: " in result.errors[0][1]
    assert "returned a coroutine" in result.errors[0][1]
