package dev.workfloo.bench;

import dev.workfloo.bench.Load.Round;
import dev.workfloo.jdbc.TestPostgres;
import java.security.SecureRandom;
import java.util.Base64;

/** One process, and two that share its database and its clients. */
public final class NodesBenchmark {

    private static final int CLIENTS = 8;

    private NodesBenchmark() {}

    /** @param arguments seconds of a round, and rounds */
    public static void main(String[] arguments) throws Exception {
        int seconds = Integer.parseInt(arguments[0]);
        String url = TestPostgres.newDatabase();
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        String text = Base64.getEncoder().encodeToString(key);
        try (Node one = Node.start(url, text);
                Node other = Node.start(url, text)) {
            new Load(CLIENTS, Integer.parseInt(arguments[1]), seconds)
                    .measuring("one node", () -> {
                        one.begin(CLIENTS, seconds);
                        return one.end();
                    })
                    .measuring("two nodes, half of the clients each", () -> {
                        one.begin(CLIENTS / 2, seconds);
                        other.begin(CLIENTS / 2, seconds);
                        return together(one.end(), other.end());
                    })
                    .run(Place.POSTGRES.title());
        }
    }

    private static Round together(Round one, Round other) {
        return new Round(
                one.perSecond() + other.perSecond(),
                (one.p50() + other.p50()) / 2,
                Math.max(one.p99(), other.p99()),
                (one.cpu() + other.cpu()) / 2);
    }
}
