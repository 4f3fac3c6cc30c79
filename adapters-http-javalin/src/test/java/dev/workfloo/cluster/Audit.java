package dev.workfloo.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.application.Workfloo;
import dev.workfloo.cluster.Bureau.Ask;
import dev.workfloo.consent.ChainVerdict;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.ExecutionEvent.NodeEvent;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.NipEvent.NipAuthorised;
import dev.workfloo.execution.NipEvent.NipRequested;
import dev.workfloo.execution.OtpEvent.OtpVerified;
import dev.workfloo.execution.Outcome;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.ExecutionHistory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of executions, told from the database and from what the bureau and the gateway have seen. */
final class Audit {

    private static final Duration SEALED = Duration.ofSeconds(60);

    private final TestDeployment deployment;

    Audit(TestDeployment deployment) {
        this.deployment = deployment;
    }

    /**
     * One execution's account.
     *
     * @param kept whether everything is there that was acknowledged
     * @param ended whether it reached the end that it should
     * @param calls how often the bureau was asked, keys: under how many keys, failures: how many of them it refused
     * @param messages the most messages that went out for one send
     * @param wrong all that must not be, in words
     */
    record Account(boolean kept, boolean ended, int calls, int keys, int failures, int messages, List<String> wrong) {}

    private ExecutionHistory history(String id) {
        return deployment
                .store()
                .executions()
                .history(TestDeployment.LENDER, new ExecutionId(id))
                .orElseThrow(() -> new AssertionError("lost: execution " + id));
    }

    /** When something happened to it for the first time behind this moment. */
    Optional<Instant> movedAfter(String id, Instant moment) {
        return history(id).events().stream()
                .map(ExecutionEvent::at)
                .filter(at -> at.isAfter(moment))
                .min(Comparator.naturalOrder());
    }

    Account of(Applicant applicant) throws SQLException {
        String id = applicant.id();
        List<String> wrong = new ArrayList<>();
        List<ExecutionEvent> events = history(id).events();
        applicant.acknowledged().forEach((event, times) -> {
            if (count(events, event) < times) wrong.add(event.getSimpleName() + " was acknowledged and is lost");
        });
        boolean kept = wrong.isEmpty();
        WorkflooExecution now =
                deployment.store().executions().find(new ExecutionId(id)).orElseThrow();
        boolean ended = now.position().outcome().equals(Optional.of(Outcome.SUCCESS))
                && now.data().labels().contains(CreditFlow.APPROVED);
        if (!ended) wrong.add("it stands at " + now.position());
        if (!WorkflooExecution.fold(events).equals(now)) wrong.add("its history does not lead to where it stands");
        if (now.revision() != events.size()) wrong.add("its revision is not the number of its events");
        wrong.addAll(steps(id));
        if (count(events, NipAuthorised.class) != 1) wrong.add("consent was given more than once");
        if (count(events, ConnectorAnswered.class) != 1) wrong.add("there is not one answer to its one visit");
        int tokens = deployment.verifier().sent(id);
        if (tokens > 1) wrong.add(tokens + " one-time codes were sent, and one was asked for");
        if (count(events, OtpVerified.class) != tokens) wrong.add("a one-time code was not typed once");
        wrong.addAll(files(applicant, events));
        List<Ask> asks = deployment.bureau().asks(id);
        wrong.addAll(trade(asks));
        int messages = messages(id, count(events, NipRequested.class), wrong);
        return new Account(
                kept,
                ended,
                asks.size(),
                keys(asks),
                failures(asks),
                messages,
                wrong.stream().map(what -> applicant + ": " + what).toList());
    }

    /** What was taken is, whole, what was sent or made, and was taken once; and nothing else is kept for good. */
    private List<String> files(Applicant applicant, List<ExecutionEvent> events) throws SQLException {
        List<NodeEvent> taking = events.stream()
                .filter(NodeEvent.class::isInstance)
                .map(NodeEvent.class::cast)
                .filter(event -> !event.takes().isEmpty())
                .toList();
        List<DocumentReference> taken = taking.stream()
                .flatMap(event -> event.takes().values().stream())
                .toList();
        List<String> wrong = new ArrayList<>();
        boolean isOnce = taking.stream().map(NodeEvent::node).distinct().count() == taken.size();
        if (!isOnce) wrong.add(taken.size() + " files were taken at fewer nodes");
        for (DocumentReference file : taken) {
            if (!isWhole(file, applicant)) wrong.add("a file is not what was sent or made");
        }
        long kept = number("select count(*) from workfloo_document where untaken_since is null and execution_id = '"
                + applicant.id() + "'");
        if (kept != taken.size()) wrong.add(kept + " files are kept for good, and " + taken.size() + " were taken");
        return wrong;
    }

    private boolean isWhole(DocumentReference file, Applicant applicant) {
        byte[] bytes = bytes(applicant.id(), file);
        boolean isPdf = file.format().equals("application/pdf");
        return isPdf
                ? new String(bytes, StandardCharsets.ISO_8859_1).stripTrailing().endsWith("%%EOF")
                : Arrays.equals(bytes, applicant.letter());
    }

    private byte[] bytes(String id, DocumentReference file) {
        try (InputStream content = deployment
                .store()
                .documents()
                .open(new ExecutionId(id), file)
                .orElseThrow(() -> new AssertionError("lost: a file of execution " + id))) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(List<ExecutionEvent> events, Class<? extends ExecutionEvent> type) {
        return (int) events.stream().filter(type::isInstance).count();
    }

    private static int keys(List<Ask> asks) {
        return (int) asks.stream().map(Ask::key).distinct().count();
    }

    private static int failures(List<Ask> asks) {
        return (int) asks.stream().filter(Ask::failed).count();
    }

    /** Each transition begins where the one before ended: none was written twice, and none of two at once. */
    private List<String> steps(String id) throws SQLException {
        String sql = "select begun_revision, json_array_length(begun::json -> 'events') from workfloo_execution"
                + " where id = ? union all select revision, json_array_length(events::json -> 'events')"
                + " from workfloo_history where execution_id = ? order by 1";
        List<String> wrong = new ArrayList<>();
        try (Connection connection = deployment.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.setString(2, id);
            try (ResultSet rows = statement.executeQuery()) {
                int before = 0;
                while (rows.next()) {
                    if (rows.getInt(1) - rows.getInt(2) != before)
                        wrong.add("a step does not follow revision " + before);
                    before = rows.getInt(1);
                }
            }
        }
        return wrong;
    }

    private static List<String> trade(List<Ask> asks) {
        List<String> wrong = new ArrayList<>();
        if (keys(asks) > failures(asks) + 1) wrong.add("the bureau saw " + keys(asks) + " keys: " + asks);
        if (asks.stream().filter(Ask::sold).count() != 1) wrong.add("the bureau did not sell once: " + asks);
        if (asks.stream().map(Ask::body).distinct().count() > 1) wrong.add("the bureau was asked this and that");
        if (asks.stream().anyMatch(Ask::meanwhile)) wrong.add("two asked the bureau at once: " + asks);
        return wrong;
    }

    private int messages(String id, int sends, List<String> wrong) {
        var bySend = deployment.gateway().messages(id).stream()
                .collect(Collectors.groupingBy(Gateway.Message::key, Collectors.counting()));
        int most = bySend.values().stream().mapToInt(Long::intValue).max().orElse(0);
        if (most > 1) wrong.add("a code was sent twice: " + bySend.keySet());
        if (bySend.size() > sends) wrong.add("more codes were sent than were asked for: " + bySend.keySet());
        return most;
    }

    /** What is wrong with the deployment as a whole, once all executions have ended. */
    List<String> whole(int consents) throws Exception {
        List<String> wrong = new ArrayList<>();
        Awaiting.until(
                "all consents are sealed",
                SEALED,
                () -> number("select count(*) from workfloo_consent where waiting_since is not null") == 0);
        Workfloo workfloo = Workfloo.builder(deployment.store(), Clock.systemUTC(), new SecureRandom())
                .build();
        ChainVerdict verdict = workfloo.consents().verify(TestDeployment.LENDER.workspace());
        verdict.broken().ifPresent(why -> wrong.add("the chain of consents is broken: " + why));
        if (verdict.intact().sequence() != consents) {
            wrong.add(verdict.intact().sequence() + " consents are chained, not " + consents);
        }
        Awaiting.until(
                "no work is left over",
                Duration.ofSeconds(40),
                () -> number("select count(*) from workfloo_work") == 0);
        return wrong;
    }

    /** Judges all that was done in a deployment, when all that was started in it are these. */
    void assertSound(String what, List<Applicant> applicants) throws Exception {
        List<Account> accounts = new ArrayList<>();
        for (Applicant applicant : applicants) accounts.add(of(applicant));
        System.out.printf(
                "%s: %d executions, %d ended; bureau: %d calls, %d keys, %d failures; messages per send: %d at most%n",
                what,
                accounts.size(),
                accounts.stream().filter(Account::ended).count(),
                sum(accounts, Account::calls),
                sum(accounts, Account::keys),
                sum(accounts, Account::failures),
                accounts.stream().mapToInt(Account::messages).max().orElse(0));

        assertEquals(
                List.of(),
                accounts.stream().flatMap(account -> account.wrong().stream()).toList());
        assertEquals(List.of(), whole(applicants.size()));
        assertEquals(applicants.size(), number("select count(*) from workfloo_execution"));
    }

    long number(String sql) throws SQLException {
        try (Connection connection = deployment.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static <T> int sum(Collection<Account> accounts, Function<Account, Integer> part) {
        return accounts.stream().map(part).mapToInt(Integer::intValue).sum();
    }
}
