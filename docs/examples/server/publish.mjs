import { readFileSync } from "node:fs";
import {
  ConnectClient,
  CreateViewCommand,
  DescribeViewCommand,
} from "@aws-sdk/client-connect";

const connect = new ConnectClient();
const InstanceId = process.env.CONNECT_INSTANCE_ID;

const { View: created } = await connect.send(
  new CreateViewCommand({
    InstanceId,
    Name: "From JavaScript",
    Status: "PUBLISHED",
    Content: JSON.parse(readFileSync("content.json", "utf8")),
  }),
);
const { View: described } = await connect.send(
  new DescribeViewCommand({ InstanceId, ViewId: created.Id }),
);
console.log(described.Name);
