package dev.workfloo.application.pending;

import dev.workfloo.access.Environment;
import dev.workfloo.application.port.in.ManagePendingWork.Addressee;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.StatusCallback;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.callback.CallbackDelivery;
import dev.workfloo.execution.callback.CallbackDelivery.State;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.step.ConnectorStep;
import dev.workfloo.execution.step.NipSending;
import dev.workfloo.execution.step.OtpBeginning;
import dev.workfloo.execution.step.Run;
import dev.workfloo.execution.verification.ValidationRequest;
import java.time.Instant;
import java.util.Optional;

/** Says to whom pending work turns, as doing it would find out. */
final class PendingTurnings {

    private final Store store;
    private final NipReports reports;

    PendingTurnings(Store store, NipReports reports) {
        this.store = store;
        this.reports = reports;
    }

    Work.Cases<Optional<Turning>> of(Run run) {
        return new Cases(run);
    }

    /** To whom work turns, if it does. */
    record Turning(Addressee to, Instant since, int tries) {}

    private final class Cases implements Work.Cases<Optional<Turning>> {

        private final Run run;

        Cases(Run run) {
            this.run = run;
        }

        /** Whether somebody outside is asked at all: what is over is given up instead. */
        private boolean isAlive() {
            return run.execution().start().scope().environment() == Environment.PRODUCTION
                    && run.abandonIfExpired().isEmpty();
        }

        @Override
        public Optional<Turning> call(Work.Call work) {
            return ConnectorStep.of(run, work).filter(step -> isAlive()).map(step -> {
                ConnectorCall call = step.call();
                return new Turning(new Addressee(call.service(), call.idempotencyKey()), step.due(), work.turn() - 1);
            });
        }

        /** A code that was drawn may have gone out, and is not sent again. */
        @Override
        public Optional<Turning> send(Work.Send work) {
            return NipSending.of(run, work)
                    .filter(sending -> isAlive() && sending.send().drawn().isEmpty())
                    .flatMap(sending -> sending.message("")
                            .map(message -> turning(message, sending.send().requestedAt())));
        }

        private static Turning turning(NipMessage message, Instant since) {
            return new Turning(new Addressee(message.channel().literal(), message.key()), since, 0);
        }

        @Override
        public Optional<Turning> verify(Work.Verify work) {
            return OtpBeginning.of(run, work).filter(beginning -> isAlive()).map(beginning -> {
                ValidationRequest request = beginning.request();
                Addressee provider = new Addressee(request.provider(), request.idempotencyKey());
                return new Turning(provider, beginning.due(), work.turn() - 1);
            });
        }

        @Override
        public Optional<Turning> report(Work.Report work) {
            return reports.find(work)
                    .map(report ->
                            new Turning(new Addressee(host(report.receiver().url()), work.name()), report.at(), 0));
        }

        @Override
        public Optional<Turning> callback(Work.Callback work) {
            return pending(work).map(delivery -> {
                StatusCallback told = delivery.callback();
                return new Turning(new Addressee(host(told.receiver().url()), told.id()), told.at(), delivery.tries());
            });
        }

        @Override
        public Optional<Turning> wake(Work.Wake work) {
            return Optional.empty();
        }

        @Override
        public Optional<Turning> render(Work.Render work) {
            return Optional.empty();
        }
    }

    /** What is still to be told of a callback. */
    Optional<CallbackDelivery> pending(Work.Callback work) {
        return store.callbackDeliveries()
                .find(work.execution(), work.revision())
                .filter(delivery -> delivery.state() == State.PENDING)
                .filter(delivery -> !store.callbackDeliveries().isUnwanted(work.execution()));
    }

    /** Of an address only the host: what stands around it may name a person, or be a secret. */
    private static String host(String url) {
        String authority = url.replaceFirst("^[^:/?#]*://", "").replaceFirst("[/?#\\\\].*$", "");
        return authority.substring(authority.lastIndexOf('@') + 1);
    }
}
