package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.workfloo.cluster.Api.Reply;
import dev.workfloo.cluster.Bureau.Ask;
import dev.workfloo.server.Service;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole flow outside the sandbox: a person who reads e-mail, a bureau that sells, a lender who can prove consent. */
@Execution(ExecutionMode.CONCURRENT)
class WholeFlowIT {

    private static final String PERSON = "ana@example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern CODE = Pattern.compile("(?m)^([0-9]{6})\\s*$");

    @TempDir
    Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void openTheMailServer() {
        mail.start();
    }

    @AfterEach
    void closeTheMailServer() {
        mail.stop();
    }

    private Map<String, String> mailSettings() {
        return Map.of(
                "WORKFLOO_SMTP_HOST", "127.0.0.1",
                "WORKFLOO_SMTP_PORT", Integer.toString(mail.getSmtp().getPort()),
                "WORKFLOO_SMTP_SECURITY", "none",
                "WORKFLOO_SMTP_FROM", "Financiera <no-reply@lender.example.com>");
    }

    @Test
    void runsFromTheFormToTheDecision() throws Exception {
        try (TestDeployment deployment = TestDeployment.in(folder, mailSettings())) {
            Service service = deployment.start();
            Api api = deployment.api(service);
            String id = ok(api.start(CreditFlow.BY_EMAIL, "once")).path("id").textValue();
            api.form(id, CreditFlow.person(PERSON));
            assertEquals("CREATE_ACCOUNT", link(api, id).path("phase").textValue());

            api.nip(id, "send", "", Map.of());
            String code = receivedCode();
            String typed = "{\"nip\":\"" + code + "\"}";
            Reply confirmed = api.nip(id, "validate", typed, Map.of());
            Reply authorised = api.nip(id, "validate", typed, Map.of());
            Awaiting.until(
                    "the end",
                    PATIENCE,
                    () -> ok(api.status(id)).path("status").textValue().equals("SUCCESS"));

            assertEquals("{\"phase\":\"VALIDATE_2\"}", confirmed.body());
            assertEquals("{\"phase\":\"VALIDATED\"}", authorised.body());
            assertShown(ok(api.detail(id)));
            assertEquals(
                    List.of(new Ask(id + "/bureau/1/1", "{\"rfc\":\"KIBA801010BPA\"}", false, true, false)),
                    deployment.bureau().asks(id));
            assertTellsNothing(service, code);
            assertProven(deployment, code);
        }
    }

    private static JsonNode ok(Reply reply) throws Exception {
        assertEquals(200, reply.status(), reply.body());
        return reply.json();
    }

    private static JsonNode link(Api api, String id) throws Exception {
        return ok(api.status(id)).path("link");
    }

    private String receivedCode() throws Exception {
        MimeMessage message = Awaiting.some(
                "an e-mail",
                PATIENCE,
                () -> List.of(mail.getReceivedMessages()).stream().findFirst());
        assertEquals(PERSON, message.getAllRecipients()[0].toString());
        Matcher code = CODE.matcher(GreenMailUtil.getBody(message));
        assertTrue(code.find(), GreenMailUtil.getBody(message));
        return code.group(1);
    }

    private static void assertShown(JsonNode detail) {
        JsonNode bureau = StreamSupport.stream(detail.path("nodes").spliterator(), false)
                .filter(node -> node.path("id").textValue().equals("bureau"))
                .findFirst()
                .orElseThrow();
        assertEquals("SUCCESS", detail.path("status").textValue());
        assertEquals("[\"approved\"]", detail.path("labels").toString());
        assertEquals("{\"rfc\":\"KIBA801010BPA\"}", bureau.path("request").toString());
        assertEquals(
                "{\"score\":712,\"openAccounts\":3}", bureau.path("response").toString());
    }

    private static void assertTellsNothing(Service service, String code) {
        for (String secret : List.of(code, Bureau.SECRET, PERSON, "KIBA801010BPA")) {
            assertFalse(service.output().contains(secret), service::output);
        }
    }

    private static void assertProven(TestDeployment deployment, String code) throws Exception {
        Audit audit = new Audit(deployment);
        assertEquals(List.of(), audit.whole(1));

        Service.Ended verified = deployment.run("consents", "verify", "--workspace", "lender");
        Service.Ended exported = deployment.run("consents", "export", "--workspace", "lender");

        assertEquals(0, verified.status(), verified.complained());
        assertTrue(verified.complained().contains("whole: 1 records"), verified.complained());
        assertEquals(1, exported.printed().lines().count(), exported.printed());
        assertTrue(exported.printed().contains("\"channel\":\"email\""), exported.printed());
        assertFalse(exported.printed().contains(PERSON), exported.printed());
        assertFalse(exported.printed().contains(code), exported.printed());
    }
}
