package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workfloo.outbound.Certificates;
import dev.workfloo.outbound.ScriptedSmtp;
import dev.workfloo.server.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A mail server that does not come to an end, at each stage of the conversation in turn, and a service with a small heap: bureaus
 * are asked and codes go out by other channels meanwhile.
 */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class HostileMailIT {

    private static final List<String> STAGES = List.of(
            "GREETING",
            "EHLO",
            "STARTTLS",
            "HANDSHAKE",
            "TLS EHLO",
            "TLS AUTH",
            "TLS MAIL",
            "TLS RCPT",
            "TLS DATA",
            "END");

    /** The profile hostile-peers has all: what comes slowly takes its time. */
    private static final List<String> MANNERS = Boolean.getBoolean("workfloo.hostile-peers.all")
            ? List.of(ScriptedSmtp.LINES, ScriptedSmtp.LINE, ScriptedSmtp.TRICKLE, ScriptedSmtp.SILENCE)
            : List.of(ScriptedSmtp.LINES);

    private static final String HEAP = "256m";
    private static final int AT_ONCE = 18;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Set<String> ENDS = Set.of("UNREACHABLE", "TIMEOUT", "CIRCUIT_OPEN");

    @TempDir
    Path folder;

    private static List<Map<String, String>> scripts() {
        List<Map<String, String>> scripts = new ArrayList<>();
        for (String manner : MANNERS) STAGES.forEach(stage -> scripts.add(Map.of(stage, manner)));
        return scripts;
    }

    private static Map<String, String> mailTo(int port, Path trusted) {
        return Map.of(
                "WORKFLOO_SMTP_HOST", "localhost",
                "WORKFLOO_SMTP_PORT", Integer.toString(port),
                "WORKFLOO_SMTP_SECURITY", "starttls",
                "WORKFLOO_SMTP_USER", "sender",
                "WORKFLOO_SMTP_PASSWORD", "geheim",
                "WORKFLOO_SMTP_FROM", "no-reply@lender.example.com",
                "JAVA_TOOL_OPTIONS",
                        "-Djavax.net.ssl.trustStore=" + trusted + " -Djavax.net.ssl.trustStorePassword="
                                + Certificates.PASSWORD);
    }

    /** Somebody whose code is to go by e-mail. */
    private static String askForMail(Api api) throws Exception {
        String id = api.start(CreditFlow.BY_EMAIL, "mail-" + System.nanoTime())
                .json()
                .path("id")
                .textValue();
        assertTrue(api.form(id, CreditFlow.person("ana@example.com")).isOk());
        assertTrue(api.nip(id, "send", "", Map.of()).isOk());
        return id;
    }

    private static String becameOf(Api api, String id) throws Exception {
        return Awaiting.some("what became of the letter", PATIENCE, () -> {
            JsonNode error =
                    api.status(id).json().path("link").path("sendError").path("code");
            return Optional.ofNullable(error.textValue());
        });
    }

    @Test
    void othersGoOn() throws Exception {
        Path keys = Certificates.keyStore(folder, "localhost");
        List<Map<String, String>> scripts = scripts();
        try (ScriptedSmtp mail = ScriptedSmtp.start(scripts, Certificates.context(keys));
                TestDeployment deployment = TestDeployment.in(folder, mailTo(mail.port(), keys))) {
            Service service = deployment.startWithin(HEAP);
            Api api = deployment.api(service);
            Map<String, Integer> became = new TreeMap<>();

            while (mail.connections() < scripts.size()) {
                List<String> letters = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) letters.add(askForMail(api));
                Applicant other = deployment.applicant(CreditFlow.WITHOUT_ERROR_BRANCHES);
                other.goOn(() -> api);
                assertEquals("SUCCESS", other.status(api).path("status").textValue());
                for (String letter : letters) became.merge(becameOf(api, letter), 1, Integer::sum);
            }

            System.out.println("hostile mail: " + mail.connections() + " conversations, " + became);
            assertTrue(ENDS.containsAll(became.keySet()), became::toString);
            assertFalse(service.output().contains("OutOfMemoryError"), service::output);
        }
    }
}
