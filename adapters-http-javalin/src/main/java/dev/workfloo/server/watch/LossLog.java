package dev.workfloo.server.watch;

import dev.workfloo.execution.LossCause;
import dev.workfloo.outbound.LossListener;
import dev.workfloo.outbound.Peer;
import dev.workfloo.outbound.Peer.Kind;
import dev.workfloo.server.log.ThrottledLog;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** Says who was not reached, and why. Clients name receivers, so all receivers share one throttled log. */
final class LossLog implements LossListener {

    private static final String ALL_RECEIVERS = "";

    private final Logger log;
    private final LongSupplier nanoTime;
    private final Map<Peer, ThrottledLog> logs = new ConcurrentHashMap<>();

    LossLog(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    @Override
    public void lost(Peer peer, LossCause cause) {
        Peer throttled = peer.kind() == Kind.RECEIVER ? new Peer(Kind.RECEIVER, ALL_RECEIVERS) : peer;
        logs.computeIfAbsent(throttled, it -> new ThrottledLog(log, nanoTime))
                .warn(whom(peer) + " was not reached: " + cause.sentence() + " (" + cause + ")");
    }

    private static String whom(Peer peer) {
        return peer.kind().name().toLowerCase(Locale.ROOT) + " " + peer.name();
    }
}
