package dev.workfloo.http;

import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.VerifyPerson;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.verification.OtpVerdict;
import dev.workfloo.http.operation.RepeatedCalls;
import dev.workfloo.http.operation.Route;
import dev.workfloo.http.operation.VerificationOperations;
import dev.workfloo.server.Operations;
import io.javalin.Javalin;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** One of the processes that move an execution: the API on a free port, with what a process of its own remembers. */
final class RacedProcess implements AutoCloseable {

    private final Workfloo workfloo;
    private final Javalin javalin;
    private String key = "";

    RacedProcess(Store store, Outside outside, InstantSource clock) {
        workfloo = Workfloo.builder(store, clock, new SecureRandom())
                .outside(outside)
                .pdfs(RacedProcess::drawn)
                .build();
        WorkflooApi api = WorkflooApi.of(workfloo.callers(), routes(), Deployment.MIXED);
        javalin = Javalin.create(api::install).start("127.0.0.1", 0);
    }

    private static PdfRenderer.Outcome drawn(String page) {
        return new PdfRenderer.Outcome.Made(
                new ByteArrayInputStream("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII)), Set.of());
    }

    /** As they are, but that nobody waits for four seconds for what nobody does. */
    private List<Route> routes() {
        List<Route> verification = RepeatedCalls.over(
                new VerificationOperations(new Brief(workfloo.verification())).routes(), workfloo.steps());
        return Operations.over(workfloo).stream()
                .map(route -> verification.stream()
                        .filter(it -> it.named().equals(route.named()))
                        .findFirst()
                        .orElse(route))
                .toList();
    }

    private record Brief(VerifyPerson behind) implements VerifyPerson {

        @Override
        public Either<WorkflooProblem, OtpVerdict> judge(
                Scope scope, ExecutionId id, String token, Manner<OtpVerdict> manner) {
            return behind.judge(scope, id, token, new Manner<>(new Pauses(), manner.once()));
        }

        @Override
        public Either<WorkflooProblem, WorkflooExecution> fallBack(
                Scope scope, ExecutionId id, Manner<WorkflooExecution> manner) {
            return behind.fallBack(scope, id, new Manner<>(new Pauses(), manner.once()));
        }

        @Override
        public int attemptsLeft(Scope scope, ExecutionId id) {
            return behind.attemptsLeft(scope, id);
        }
    }

    private static final class Pauses implements VerifyPerson.Patience {

        private static final long PAUSE_NS = Duration.ofMillis(1).toNanos();

        private int left = 40;

        @Override
        public boolean pause() {
            if (left == 0) return false;
            left--;
            LockSupport.parkNanos(PAUSE_NS);
            return true;
        }
    }

    Workfloo workfloo() {
        return workfloo;
    }

    /** From now on, calls carry this key. */
    void use(String other) {
        key = other;
    }

    Call call(String method, String target) {
        return Call.to(javalin.port(), method, target).key(key);
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
