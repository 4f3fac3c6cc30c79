package dev.workfloo.cluster;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.driver.EveryKind;
import dev.workfloo.driver.Person;
import dev.workfloo.server.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The flow with every kind of node, served in both environments by the packaged service, with keys that may do no more than
 * each needs.
 */
record ServedFlow(TestDeployment deployment, Service service, String clientKey, String reviewerKey)
        implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static ServedFlow in(Path folder) throws Exception {
        Path definitions = folder.resolve("every-kind");
        Path lender = Files.createDirectories(
                definitions.resolve(TestDeployment.LENDER.workspace().name()));
        TestDeployment deployment = TestDeployment.in(
                folder, Map.of("WORKFLOO_ENVIRONMENT", "mixed", "WORKFLOO_DEFINITIONS", definitions.toString()));
        try {
            String document = EveryKind.document()
                    .replace("https://bureau.example/", deployment.bureau().url());
            Files.writeString(lender.resolve("every-kind.json"), document);
            return new ServedFlow(
                    deployment,
                    deployment.start(),
                    addKey(deployment, "client", Right.EXECUTE, Right.SEE),
                    addKey(deployment, "reviewer", Right.REVIEW));
        } catch (Exception e) {
            deployment.close();
            throw e;
        }
    }

    private static String addKey(TestDeployment deployment, String name, Right... rights) {
        Caller caller = new Caller(TestDeployment.LENDER.workspace(), name, Optional.empty(), Set.of(rights));
        return TestDeployment.addKey(deployment.store(), caller);
    }

    String address() {
        return service.address();
    }

    /** What is sent outside the sandbox. */
    Person.Inbox inbox() {
        return new Person.Inbox() {
            @Override
            public String nip(String execution) throws Exception {
                return Awaiting.some(
                                "a code", PATIENCE, () -> deployment.gateway().latest(execution))
                        .code();
            }

            @Override
            public String token(String execution) {
                return Verifier.TOKEN;
            }
        };
    }

    @Override
    public void close() {
        deployment.close();
    }
}
