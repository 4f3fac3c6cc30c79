package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.NipDelivery.Accepted;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import dev.workfloo.rule.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The connector file of the documentation, as it stands there, but for where its services are. */
class ConnectorsDocTest {

    private static final Pattern JSON = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);
    private static final Map<String, String> SECRETS = Map.of(
            "bureau_token",
            "t1",
            "sms_key",
            "t2",
            "whatsapp_token",
            "t3",
            "verifier_token",
            "t4",
            "employment_token",
            "t5");

    private static String document() throws Exception {
        return Files.readString(Path.of("docs/connectors.md"));
    }

    private static Outbound open(StubService everybody) throws Exception {
        Matcher file = JSON.matcher(document());
        assertTrue(file.find());
        String here = file.group(1).replaceAll("https://[a-z.]+example", everybody.url());
        return Outbound.open(Ways.read(here, SECRETS).get(), Optional.empty(), false);
    }

    @Test
    void asksTheBureau() throws Exception {
        try (StubService bureau = StubService.start();
                Outbound outbound = open(bureau)) {
            bureau.answers(200, "{\"report\": {\"id\": \"F7\", \"scores\": [{\"value\": 712}]}}");

            Answered answer = (Answered) outbound.outside()
                    .connectors()
                    .call(Ways.aCall(Map.of("rfc", "KIBA801010", "postalCode", "06700"), Ways.LONG));

            Value.Context body = (Value.Context) answer.body();
            assertEquals(Value.of(712), body.get("score"));
            assertEquals(Value.of("F7"), body.get("folio"));
            StubService.Asked asked = bureau.next();
            assertEquals("Bearer t1", asked.header("Authorization"));
            assertEquals(
                    "{\"product\":\"RCC\",\"people\":[{\"kind\":\"PF\",\"taxId\":\"KIBA801010\",\"address\":{\"zip\":"
                            + "\"06700\"}}]}",
                    asked.body());
        }
    }

    @Test
    void sendsCodes() throws Exception {
        try (StubService gateway = StubService.start();
                Outbound outbound = open(gateway)) {
            assertEquals(new Accepted(), outbound.outside().nips().send(Ways.aMessage(CodeChannel.SMS)));
            assertEquals("t2", gateway.next().header("X-Api-Key"));

            assertEquals(new Accepted(), outbound.outside().nips().send(Ways.aMessage(CodeChannel.WHATSAPP)));
            assertTrue(gateway.next()
                    .body()
                    .endsWith("\"parameters\":[{\"type\":\"text\",\"text\":\"" + Ways.CODE
                            + "\"}]}]},\"to\":\"+525512345678\"}"));
        }
    }

    @Test
    void verifiesPeople() throws Exception {
        try (StubService provider = StubService.start();
                Outbound outbound = open(provider)) {
            provider.answers(201, "{\"sid\": \"v-1\", \"sentTo\": \"***78\"}");
            CodeRecipient ana = new CodeRecipient(Optional.empty(), Optional.of(new Phone("+52", "5512345678")));

            BegunValidation begun = outbound.outside()
                    .providers()
                    .begin(new ValidationRequest(Ways.LENDER, "verifier", CodeChannel.SMS, ana, Ways.KEY))
                    .get();

            assertEquals("v-1 ***78", begun.id() + " " + begun.destination().orElseThrow());
            StubService.Asked asked = provider.next();
            assertEquals("Bearer t4", asked.header("Authorization"));
            assertEquals("{\"locale\":\"es\",\"channel\":\"sms\",\"to\":\"+525512345678\"}", asked.body());

            provider.answers(200, "{\"status\": \"approved\"}");
            TokenCheck check = new TokenCheck(Ways.LENDER, "verifier", "v-1", Ways.CODE, Ways.KEY);
            assertEquals(
                    TokenJudgement.RIGHT,
                    outbound.outside().providers().check(check).get());
            assertEquals(
                    "{\"sid\":\"v-1\",\"code\":\"" + Ways.CODE + "\"}",
                    provider.next().body());
        }
    }

    @Test
    void explainsEveryCauseOfALoss() throws Exception {
        String text = document();

        for (LossCause cause : LossCause.values()) {
            assertTrue(text.contains("| `" + cause + "` | " + cause.sentence()), cause.name());
        }
    }
}
