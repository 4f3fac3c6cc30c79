package dev.workfloo.application;

import dev.workfloo.application.callback.CallbackRetries;
import dev.workfloo.application.callback.CallbackSecrets;
import dev.workfloo.application.pending.NipReports;
import dev.workfloo.application.pending.NipReports.Report;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.Callbacks;
import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.execution.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Tells clients what became of the codes that were sent. */
final class DeliveringNipReports {

    private static final Duration BUSY = Duration.ofSeconds(1);

    private final NipReports reports;
    private final Callbacks callbacks;
    private final CallbackSecrets signing;
    private final InstantSource clock;

    DeliveringNipReports(Store store, Callbacks callbacks, CallbackSecrets signing, InstantSource clock) {
        this.reports = new NipReports(store.executions());
        this.callbacks = callbacks;
        this.signing = signing;
        this.clock = clock;
    }

    Optional<Instant> report(Work.Report work, Turn turn) {
        Optional<Report> report = reports.find(work);
        if (report.isEmpty()) return Optional.empty();
        Instant now = clock.instant();
        Party receivers = Party.receivers(report.get().workspace());
        if (!turn.begins(receivers.name())) return Optional.of(now.plus(BUSY));
        Message message = message(work, report.get(), now);
        Receipt receipt = receivers.call(turn, () -> callbacks.post(message), thrown -> Receipt.NOT_TAKEN);
        return switch (receipt.outcome()) {
            case TAKEN, GONE -> Optional.empty();
            case BUSY -> Optional.of(now.plus(BUSY));
            case NOT_TAKEN, FORBIDDEN -> CallbackRetries.next(report.get().at(), now, receipt.retryAfter());
        };
    }

    private Message message(Work.Report work, Report report, Instant now) {
        return new Message(
                report.receiver(),
                work.name(),
                Optional.empty(),
                callbacks.json(report.body()),
                now,
                signing.secrets(report.workspace()));
    }
}
