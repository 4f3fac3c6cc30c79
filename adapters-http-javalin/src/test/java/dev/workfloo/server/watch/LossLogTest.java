package dev.workfloo.server.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import dev.workfloo.execution.LossCause;
import dev.workfloo.outbound.Peer;
import dev.workfloo.outbound.Peer.Kind;
import dev.workfloo.server.log.HeardLines;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LossLogTest {

    private static final Peer BUREAU = new Peer(Kind.SERVICE, "bureau");

    private final AtomicLong now = new AtomicLong();

    @Test
    void saysWhomNobodyReachedAndWhy() {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.workfloo.test.losses");
        HeardLines said = new HeardLines();
        said.start();
        logger.addAppender(said);
        LossLog log = new LossLog(logger, now::get);

        log.lost(BUREAU, LossCause.TLS_EXPIRED);
        log.lost(new Peer(Kind.CHANNEL, "sms"), LossCause.CONNECT);
        for (int i = 0; i < 1_000; i++) log.lost(new Peer(Kind.RECEIVER, "host" + i + ".example"), LossCause.NAME);
        log.lost(BUREAU, LossCause.TLS_EXPIRED);
        now.addAndGet(10_000_000_000L);
        log.lost(BUREAU, LossCause.CLOSED);

        assertEquals(
                List.of(
                        "service bureau was not reached: its certificate has expired, or does not count yet (TLS_EXPIRED)",
                        "channel sms was not reached: nobody takes connections there (CONNECT)",
                        "receiver host0.example was not reached: its name has no address (NAME)",
                        "service bureau was not reached: it closed the connection before it had answered (CLOSED)"
                                + " (and 1 like it since it was last said)"),
                said.said());
    }
}
