// Makes the calls that arrive as lines of JSON, and answers each with a line of JSON.
import { createInterface } from "node:readline";
import * as sdk from "@aws-sdk/client-connect";

const connect = new sdk.ConnectClient({ maxAttempts: 1 });

async function answer({ operation, parameters, pages }) {
  if (!pages) {
    return connect.send(new sdk[`${operation}Command`](parameters));
  }
  const { MaxResults: pageSize, ...others } = parameters;
  const found = [];
  for await (const page of sdk[`paginate${operation}`]({ client: connect, pageSize }, others)) {
    found.push(page);
  }
  return found;
}

for await (const line of createInterface({ input: process.stdin })) {
  const call = JSON.parse(line);
  answer(call).then(
    (result) => console.log(JSON.stringify({ number: call.number, result })),
    (error) => {
      const type = sdk[error.name];
      const isTyped = type !== undefined && error instanceof type;
      const status = error.$metadata?.httpStatusCode;
      const { name, message } = error;
      console.log(JSON.stringify({ number: call.number, error: { name, message, status, isTyped } }));
    },
  );
}
