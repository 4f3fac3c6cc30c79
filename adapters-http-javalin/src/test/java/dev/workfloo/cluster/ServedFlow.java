package dev.workfloo.cluster;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.driver.EveryKind;
import dev.workfloo.driver.Person;
import dev.workfloo.server.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
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
            Workfloo workfloo = Workfloo.on(deployment.store(), Outside.NOBODY, Clock.systemUTC(), new SecureRandom());
            return new ServedFlow(
                    deployment,
                    deployment.start(),
                    addKey(workfloo, "client", Right.EXECUTE, Right.SEE),
                    addKey(workfloo, "reviewer", Right.REVIEW));
        } catch (Exception e) {
            deployment.close();
            throw e;
        }
    }

    private static String addKey(Workfloo workfloo, String name, Right... rights) {
        return workfloo.keys()
                .add(new Caller(TestDeployment.LENDER.workspace(), name, Optional.empty(), Set.of(rights)))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .text();
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
