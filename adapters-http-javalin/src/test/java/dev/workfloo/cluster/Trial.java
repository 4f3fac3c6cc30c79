package dev.workfloo.cluster;

import dev.workfloo.cluster.Api.Reply;
import dev.workfloo.cluster.Barriers.Barrier;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One applicant who is on the way to one point when the process is killed. */
final class Trial {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CrashPoint point;
    private final TestDeployment deployment;
    private final Barriers barriers;
    private final Applicant applicant;
    private CompletableFuture<Boolean> call = CompletableFuture.completedFuture(false);

    /** Set by points that hold a write. */
    Barrier barrier;

    Trial(CrashPoint point, TestDeployment deployment, Barriers barriers, CreditFlow flow) {
        this.point = point;
        this.deployment = deployment;
        this.barriers = barriers;
        this.applicant = deployment.applicant(flow);
    }

    CrashPoint point() {
        return point;
    }

    TestDeployment deployment() {
        return deployment;
    }

    Barriers barriers() {
        return barriers;
    }

    Applicant applicant() {
        return applicant;
    }

    String id() {
        return applicant.id();
    }

    /** Makes a call that must succeed. */
    static void ok(Reply reply) {
        if (!reply.isOk()) throw new AssertionError("answered with " + reply);
    }

    /** Makes a call to which no answer is expected: whoever serves it will be killed. */
    void call(Callable<Reply> what) {
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        call = answered;
        Thread caller = new Thread(
                () -> {
                    try {
                        answered.complete(what.call().isOk());
                    } catch (IOException e) {
                        answered.complete(false);
                    } catch (Exception e) {
                        answered.completeExceptionally(e);
                    }
                },
                "caller");
        caller.setDaemon(true);
        caller.start();
    }

    /** Whether that call was acknowledged all the same. */
    boolean wasAnswered() throws Exception {
        return call.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Up to where a code can be asked for. */
    void applied(Api api) throws Exception {
        ok(applicant.start(api));
        ok(applicant.form(api));
        Awaiting.until(
                "it waits for a person",
                PATIENCE,
                () -> !applicant.status(api).path("currentNodeType").asText().endsWith("_PROCESSING"));
    }

    /** Up to where the code can be typed. */
    void sent(Api api) throws Exception {
        applied(api);
        ok(applicant.send(api, Map.of()));
        awaitDelivery(api, 1);
    }

    void awaitDelivery(Api api, int sends) throws Exception {
        Awaiting.until(
                "what became of send " + sends,
                PATIENCE,
                () -> applicant.status(api).path("link").path("events").size() == sends);
    }

    void confirmed(Api api) throws Exception {
        sent(api);
        ok(applicant.confirm(api));
    }

    void authorised(Api api) throws Exception {
        confirmed(api);
        ok(applicant.authorise(api));
    }

    /** Up to where the bureau has been asked, and has not answered yet. */
    void asking(Api api) throws Exception {
        confirmed(api);
        deployment.bureau().hold(id());
        ok(applicant.authorise(api));
        Awaiting.until(
                "the bureau is asked", PATIENCE, () -> deployment.bureau().waiting(id()) == 1);
    }

    /** Up to where the gateway has taken a message, and has not answered yet. */
    void sending(Api api) throws Exception {
        applied(api);
        deployment.gateway().hold(id());
        ok(applicant.send(api, Map.of()));
        Awaiting.until(
                "the gateway is asked", PATIENCE, () -> deployment.gateway().waiting(id()) == 1);
    }

    /** Up to where the provider was asked for a one-time code, and has not answered yet. */
    void beginning(Api api) throws Exception {
        ok(applicant.start(api));
        deployment.verifier().hold(id());
        ok(applicant.form(api));
        Awaiting.until(
                "the provider is asked", PATIENCE, () -> deployment.verifier().waiting(id()) == 1);
    }

    /** Up to where the one-time code can be typed. */
    void verifiable(Api api) throws Exception {
        applied(api);
        Awaiting.until("a one-time code", PATIENCE, () -> applicant.status(api).has("verification"));
    }

    /** Nobody knows whether the code went out: the client is told, and nothing is sent by itself. */
    void seesUnknownSend(Api api) throws Exception {
        var error = Awaiting.some("the send is found unknown", Duration.ofSeconds(60), () -> {
            var found = applicant.status(api).path("link").path("sendError");
            return found.isMissingNode() ? Optional.empty() : Optional.of(found);
        });
        if (!error.path("recoverable").booleanValue()
                || !error.path("code").textValue().equals("UNKNOWN")) {
            throw new AssertionError("sendError is " + error);
        }
        int messages = deployment.gateway().messages(id()).size();
        if (messages != 1) throw new AssertionError(messages + " messages for one send");
    }
}
