// Prints the view of a token as a participant is shown it, or the error.
import { ConnectParticipantClient, DescribeViewCommand } from "@aws-sdk/client-connectparticipant";

const [ViewToken] = process.argv.slice(2);
const participant = new ConnectParticipantClient({ maxAttempts: 1 });
try {
  const { View } = await participant.send(
    new DescribeViewCommand({ ViewToken, ConnectionToken: "any" }),
  );
  console.log(JSON.stringify(View));
} catch (error) {
  console.log(JSON.stringify({ error: error.name }));
}
