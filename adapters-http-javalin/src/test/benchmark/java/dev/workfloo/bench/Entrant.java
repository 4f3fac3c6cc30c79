package dev.workfloo.bench;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** Who is compared. The first that runs in a place is what the others are measured by. */
enum Entrant {
    BARE_IN_ONE("bare JDBC, a statement for each commit", BareFlow::inOne),
    BARE("bare JDBC, a transaction for each commit", BareFlow::byStatement),
    WORKFLOO("Workfloo", database -> WorkflooFlow.on(database, EncryptionKey.random())),
    FLOWABLE("Flowable 8", FlowableFlow::on),
    CAMUNDA("Camunda 7", CamundaFlow::on);

    /** As many as the service takes on a small machine. */
    private static final int CONNECTIONS = 8;

    /** Flowable asks for a second connection while it holds one; with few it stands still under load. */
    private static final int PEERS_CONNECTIONS = 32;

    private final String title;
    private final Opening opening;

    Entrant(String title, Opening opening) {
        this.title = title;
        this.opening = opening;
    }

    private interface Opening {
        Flow open(DataSource database) throws Exception;
    }

    static List<Entrant> in(Place place) {
        return Arrays.stream(values())
                .filter(entrant -> entrant != BARE_IN_ONE || place == Place.POSTGRES)
                .toList();
    }

    String title() {
        return title;
    }

    int connections() {
        return this == FLOWABLE || this == CAMUNDA ? PEERS_CONNECTIONS : CONNECTIONS;
    }

    Flow open(DataSource database) throws Exception {
        return opening.open(database);
    }
}
