package dev.workfloo.jdbc.event;

import dev.workfloo.application.port.out.event.EventSubscriptions;
import dev.workfloo.application.port.out.event.Untold;
import dev.workfloo.application.port.out.event.UntoldPage;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.subscription.EventPlace;
import dev.workfloo.execution.subscription.HeldEvent;
import dev.workfloo.execution.subscription.Subscription;
import dev.workfloo.execution.subscription.Subscription.Beginning;
import dev.workfloo.execution.subscription.SubscriptionName;
import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Subscriptions in their tables. */
public final class JdbcSubscriptions implements EventSubscriptions {

    private static final String ALL =
            "select name, number, since, caught_up_to from workfloo_subscription order by name";

    private static final String COUNT =
            "select count(*) from (select 1 from workfloo_event where subscription = ? limit ?) counted";

    private static final String TAKE = "update workfloo_subscription set teller = ?, told_until = ? where name = ?"
            + " and (teller is null or teller = ? or told_until < ?)";

    private static final String LEAVE =
            "update workfloo_subscription set teller = null, told_until = null where name = ? and teller = ?";

    private static final String REACHED = "select number, caught_up_to,"
            + " exists (select 1 from workfloo_held_event f where f.subscription = number) is_held"
            + " from workfloo_subscription where name = ?";

    /** What is held is passed over, so much of it at a time. */
    private static final String END_OF_PAGE = "select d.execution_id from workfloo_event d where " + UntoldRow.BEHIND
            + UntoldRow.IN_ORDER + "1 offset " + (UntoldRow.PASSED - 1);

    /** Whoever takes over waits for it. */
    private static final String TAKEN =
            "select number from workfloo_subscription where name = ? and teller = ? for update";

    private static final String TOLD =
            "delete from workfloo_event where subscription = ? and execution_id = ? and revision = ?";

    private static final String OF_SUBSCRIPTION =
            " where subscription = (select number from workfloo_subscription where name = ?)";

    private static final String LET_GO = "delete from workfloo_held_event where subscription = ? and execution_id = ?";

    /** Nothing is held of an execution that is gone. */
    private static final String HOLD = "insert into workfloo_held_event"
            + " (subscription, execution_id, revision, since, tries, again_at, cause)"
            + " select cast(? as integer), cast(? as varchar(24)), cast(? as integer), cast(? as timestamp with time zone),"
            + " cast(? as integer), cast(? as timestamp with time zone), cast(? as varchar(500))"
            + " where exists (select 1 from workfloo_event where subscription = ? and execution_id = ?)";

    private static final String HELD = "select " + UntoldRow.HELD + " from workfloo_held_event f" + OF_SUBSCRIPTION
            + " order by f.since, f.execution_id limit ?";

    private static final String SKIP = "update workfloo_held_event set revision = revision + 1, tries = 0, again_at = ?"
            + OF_SUBSCRIPTION + " and execution_id = ? and revision = ?";

    private static final String RETRY = "update workfloo_held_event set again_at = ?" + OF_SUBSCRIPTION;

    /** Comes behind each execution's id. */
    private static final String LAST = "g";

    private static final int LONGEST_CAUSE = 500;

    private final Sql callers;
    private final Sql sql;
    private final Dialect dialect;
    private final Opening opening;
    private final CatchingUp catchingUp;
    private final Leftovers leftovers;

    public JdbcSubscriptions(Sql sql, Dialect dialect) {
        this.callers = sql;
        this.sql = sql.apart();
        this.dialect = dialect;
        this.opening = new Opening(sql, dialect);
        this.catchingUp = new CatchingUp(this.sql, dialect);
        this.leftovers = new Leftovers(this.sql);
    }

    @Override
    public void open(SubscriptionName name, Beginning beginning, Instant now) {
        opening.open(name, beginning, now);
    }

    @Override
    public boolean close(SubscriptionName name) {
        boolean was = opening.close(name);
        tidy();
        return was;
    }

    /** Removes what is left of subscriptions that ended. */
    public void tidy() {
        leftovers.remove();
    }

    @Override
    public List<Subscription> all() {
        return sql
                .list(
                        ALL,
                        row -> new Kept(
                                row.getString("name"),
                                row.getInt("number"),
                                Sql.instant(row, "since"),
                                row.getString("caught_up_to")))
                .stream()
                .map(this::subscription)
                .toList();
    }

    private record Kept(
            String name,
            int number,
            Instant since,
            @Nullable String caughtUpTo) {}

    private Subscription subscription(Kept kept) {
        int untold = sql.first(COUNT, row -> row.getInt(1), kept.number(), Subscription.MOST)
                .orElse(0);
        return new Subscription(new SubscriptionName(kept.name()), kept.since(), kept.caughtUpTo() != null, untold);
    }

    @Override
    public boolean take(SubscriptionName name, Teller teller) {
        return sql.update(TAKE, teller.id(), teller.until(), name.text(), teller.id(), teller.now()) > 0;
    }

    @Override
    public void leave(SubscriptionName name, String teller) {
        sql.update(LEAVE, name.text(), teller);
    }

    @Override
    public boolean catchUp(SubscriptionName name, int most) {
        return catchingUp.batch(name, most);
    }

    private record Reached(int number, String last, boolean isHeld) {}

    @Override
    public List<Untold> untold(SubscriptionName name, Optional<EventPlace> behind, Instant now, int most) {
        return page(name, behind, now, most).untold();
    }

    @Override
    public UntoldPage page(SubscriptionName name, Optional<EventPlace> behind, Instant now, int most) {
        if (callers.isJoined()) {
            throw new IllegalStateException("the transaction in which this is called could take back what listeners do,"
                    + " and they would be told no more: have them told outside of it");
        }
        return sql.transaction(connection -> {
            List<Reached> reached = Sql.list(
                    connection,
                    REACHED,
                    row -> new Reached(
                            row.getInt("number"),
                            Optional.ofNullable(row.getString("caught_up_to")).orElse(LAST),
                            row.getBoolean("is_held")),
                    name.text());
            if (reached.isEmpty()) return new UntoldPage(List.of(), Optional.empty());
            dialect.keepToIndexes(connection);
            return page(connection, reached.get(0), behind, now, most);
        });
    }

    private static UntoldPage page(
            Connection connection, Reached reached, Optional<EventPlace> behind, Instant now, int most)
            throws SQLException {
        @Nullable Object[] from = UntoldRow.behind(reached.number(), behind);
        List<String> end = reached.isHeld()
                ? Sql.list(connection, END_OF_PAGE, row -> row.getString(1), Sql.together(from, new Object[] {
                    reached.last()
                }))
                : List.of();
        String last = end.isEmpty() ? reached.last() : end.get(0);
        List<Untold> untold = Sql.list(
                connection, UntoldRow.SELECT, UntoldRow::read, Sql.together(from, new Object[] {last, now, most}));
        UntoldPage page = UntoldPage.of(untold, most);
        if (page.next().isPresent() || end.isEmpty()) return page;
        return new UntoldPage(untold, Optional.of(new EventPlace(new ExecutionId(last), 0).endOfExecution()));
    }

    private interface Noting {
        void note(Connection connection, int number) throws SQLException;
    }

    private boolean whileTaken(SubscriptionName name, String teller, Noting noting) {
        return sql.transaction(connection -> {
            List<Integer> number = Sql.list(connection, TAKEN, row -> row.getInt(1), name.text(), teller);
            if (!number.isEmpty()) noting.note(connection, number.get(0));
            return !number.isEmpty();
        });
    }

    @Override
    public boolean told(SubscriptionName name, String teller, List<EventPlace> places) {
        return whileTaken(name, teller, (connection, number) -> {
            try (PreparedStatement told = connection.prepareStatement(TOLD);
                    PreparedStatement letGo = connection.prepareStatement(LET_GO)) {
                for (EventPlace place : places) {
                    Sql.bind(told, number, place.execution().hex(), place.revision());
                    told.addBatch();
                }
                for (String execution : executions(places)) {
                    Sql.bind(letGo, number, execution);
                    letGo.addBatch();
                }
                told.executeBatch();
                letGo.executeBatch();
            }
        });
    }

    private static List<String> executions(List<EventPlace> places) {
        return places.stream().map(it -> it.execution().hex()).distinct().toList();
    }

    @Override
    public boolean hold(SubscriptionName name, String teller, HeldEvent event) {
        return whileTaken(name, teller, (connection, number) -> {
            String execution = event.execution().hex();
            Sql.update(connection, LET_GO, number, execution);
            Sql.update(
                    connection,
                    HOLD,
                    number,
                    execution,
                    event.revision(),
                    event.since(),
                    event.tries(),
                    event.again(),
                    event.cause().substring(0, Math.min(event.cause().length(), LONGEST_CAUSE)),
                    number,
                    execution);
        });
    }

    @Override
    public List<HeldEvent> held(SubscriptionName name, int most) {
        return sql.list(HELD, UntoldRow::held, name.text(), most);
    }

    @Override
    public boolean skip(SubscriptionName name, HeldEvent event, Instant now) {
        return sql.update(SKIP, now, name.text(), event.execution().hex(), event.revision()) > 0;
    }

    @Override
    public int retry(SubscriptionName name, Instant now) {
        return sql.update(RETRY, now, name.text());
    }
}
