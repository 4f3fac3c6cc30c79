package dev.workfloo.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.workfloo.document.TreeReader;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.encryption.PersonalData;
import dev.workfloo.jdbc.format.WrittenFormats;
import dev.workfloo.jdbc.sql.Sql;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What this release writes while the one before runs beside it has the form of what that one wrote itself: the same happens
 * here as in the kept database, and its rows are held against the rows there.
 */
class RollingFormatsTest {

    private static final String EXECUTIONS = """
            select 'begun' what, 'events ' || id || ' ' || begun_revision associated, id, begun_format format, begun trail,
              begun_personal personal from workfloo_execution
            union all
            select 'history', 'events ' || execution_id || ' ' || revision, execution_id, format, events, events_personal
            from workfloo_history
            union all
            select 'state', 'state ' || id || ' ' || revision, id, format, state, state_personal from workfloo_execution""";

    private static final String BESIDE = """
            select 'callback' what, execution_id owner, 'callback ' || revision associated, personal from workfloo_callback
            union all
            select 'consent', execution_id, 'consent ' || node || ' ' || visit, personal from workfloo_consent
            union all
            select 'secret', 'workspace ' || workspace, 'signing secret ' || number, secret from workfloo_signing_secret""";

    private static final String DOCUMENTS = """
            select id || ' ' || version name, document from workfloo_definition_version
            union all
            select definition_id || ' ' || id, document from workfloo_scenario""";

    private static final String DEFINITIONS = "select id, definition_id from workfloo_execution";

    private static final Set<String> NEXT = KeptRelease.nextFlows().values().stream()
            .map(flow -> TreeReader.text(TreeReader.object(flow, "document"), "id"))
            .collect(Collectors.toSet());

    private static final Set<String> NODES =
            Set.of("`FORM`", "`LABEL`", "`RULESET`", "`DECISION_TREE`", "`VARIABLES`", "`LINK`");

    /** What it cannot read it leaves alone: flows with nodes of other kinds. */
    private static final Set<String> UNREAD = KeptRelease.nextFlows().values().stream()
            .map(flow -> TreeReader.object(flow, "document"))
            .filter(RollingFormatsTest::hasOtherNodes)
            .map(document -> TreeReader.text(document, "id"))
            .collect(Collectors.toSet());

    private static boolean hasOtherNodes(Value.Context document) {
        return otherNodes(document).findAny().isPresent();
    }

    /** In the words of the page on operations. */
    private static Stream<String> otherNodes(Value.Context document) {
        return TreeReader.list(document, "nodes").stream()
                .map(Value.Context.class::cast)
                .map(node -> node.members().containsKey("otp")
                        ? "one-time codes"
                        : "`" + TreeReader.text(node, "type") + "`")
                .filter(kind -> !NODES.contains(kind));
    }

    private static final PersonalData PERSONAL =
            new PersonalData(Keyring.of(EncryptionKey.of(ReleaseStory.ENCRYPTION_KEY)), new WrittenFormats());

    private static Stored before;
    private static Stored rolling;

    /**
     * What a database holds.
     *
     * @param forms each kind of document with all members that it has somewhere, and their types
     * @param formats of documents, and of what is encrypted
     * @param ours executions of flows that the release before did not have, and unread: those of flows that it cannot read
     */
    private record Stored(
            Map<String, Set<String>> forms,
            Set<String> formats,
            Map<String, String> documents,
            List<String> startKeys,
            Set<String> ours,
            Set<String> unread) {

        static Stored in(HikariDataSource pool) {
            Stored stored = new Stored(
                    new TreeMap<>(),
                    new TreeSet<>(),
                    new TreeMap<>(),
                    new ArrayList<>(),
                    new TreeSet<>(),
                    new TreeSet<>());
            Sql sql = new Sql(pool);
            sql.list(DEFINITIONS, row -> NEXT.contains(row.getString(2)) && stored.ours.add(row.getString(1)));
            sql.list(DEFINITIONS, row -> UNREAD.contains(row.getString(2)) && stored.unread.add(row.getString(1)));
            sql.list(EXECUTIONS, stored::execution);
            sql.list(BESIDE, stored::beside);
            sql.list(DOCUMENTS, row -> stored.documents.put(row.getString("name"), row.getString("document")));
            stored.startKeys.addAll(
                    sql.list("select start_key from workfloo_start_key order by 1", row -> row.getString(1)));
            return stored;
        }

        private boolean execution(ResultSet row) throws SQLException {
            if (!unread.contains(row.getString("id"))) formats.add("document " + row.getInt("format"));
            Value.Context trail = StoredJson.read(row.getString("trail"));
            Value.Context personal = personal(row, row.getString("id"));
            if (ours.contains(row.getString("id"))) return true;
            List<Value> events = TreeReader.list(trail, "events");
            for (int i = 0; i < events.size(); i++) {
                Value.Context event = (Value.Context) events.get(i);
                form("event " + TreeReader.text(event, "event"), event, TreeReader.object(personal, "" + i));
            }
            if (events.isEmpty()) {
                form("at " + TreeReader.text(TreeReader.object(trail, "position"), "at"), trail, personal);
            }
            return true;
        }

        private boolean beside(ResultSet row) throws SQLException {
            form(row.getString("what"), Value.Context.EMPTY, personal(row, row.getString("owner")));
            return true;
        }

        private Value.Context personal(ResultSet row, String owner) throws SQLException {
            byte[] bytes = row.getBytes("personal");
            if (bytes != null) formats.add("encrypted " + bytes[0]);
            return PERSONAL.decrypt(bytes, owner, row.getString("associated"));
        }

        private void form(String kind, Value trail, Value personal) {
            Set<String> form = forms.computeIfAbsent(kind, it -> new TreeSet<>());
            members(trail, "trail", form);
            members(personal, "personal", form);
        }

        private static void members(Value value, String path, Set<String> found) {
            if (value instanceof Value.Context object) {
                object.members().forEach((name, member) -> members(member, path + "." + name, found));
            } else if (value instanceof Value.Sequence list) {
                list.items().forEach(item -> members(item, path + "[]", found));
            } else {
                found.add(path + " " + value.getClass().getSimpleName());
            }
        }
    }

    @BeforeAll
    static void tell(@TempDir Path folder) throws Exception {
        try (HikariDataSource kept = TestPostgres.pool(KeptRelease.BEFORE.h2(folder));
                HikariDataSource ours = TestPostgres.pool("jdbc:h2:mem:rolling-formats")) {
            before = Stored.in(kept);
            ReleaseStory.tellBesideTheReleaseBefore(ours);
            rolling = Stored.in(ours);
        }
    }

    @Test
    void isInFormatsThatTheReleaseBeforeKnows() {
        Set<String> newer = new TreeSet<>(rolling.formats());
        for (int known = 1; known <= KeptRelease.FORMAT_BEFORE; known++) newer.remove("document " + known);

        assertEquals(Set.of("document " + KeptRelease.FORMAT_BEFORE, "encrypted 1"), before.formats());
        assertEquals(Set.of("encrypted 1"), newer);
    }

    @Test
    void saysNothingThatTheReleaseBeforeDidNotSay() {
        assertEquals(before.forms().keySet(), rolling.forms().keySet());
        rolling.forms().forEach((kind, members) -> {
            Set<String> more = new TreeSet<>(members);
            more.removeAll(before.forms().get(kind));
            assertEquals(Set.of(), more, kind);
        });
        before.forms().forEach((kind, members) -> {
            Set<String> less = new TreeSet<>(members);
            less.removeAll(rolling.forms().get(kind));
            assertEquals(Set.of(), less, kind);
        });
    }

    /** It refuses a member that it does not know; what it writes somewhere it knows. */
    @Test
    void publishesNothingThatTheReleaseBeforeDoesNotKnow() {
        Set<String> known = new TreeSet<>();
        before.documents().values().forEach(document -> Stored.members(StoredJson.read(document), "", known));
        Set<String> unknown = new TreeSet<>();
        before.documents()
                .keySet()
                .forEach(name -> Stored.members(
                        StoredJson.read(
                                Objects.requireNonNull(rolling.documents().get(name), name)),
                        "",
                        unknown));
        unknown.removeAll(known);

        assertEquals(Set.of(), unknown);
    }

    @Test
    void keepsStartKeysAsTheReleaseBeforeFindsThem() {
        assertTrue(rolling.startKeys().containsAll(before.startKeys()), before.startKeys()::toString);
    }

    @Test
    void operatorsAreToldWhatItCannotRead() throws Exception {
        String page = Files.readString(Path.of("..", "adapters-http-javalin", "docs", "operations.md"));
        String advice = page.substring(page.indexOf("In a rolling upgrade processes"));

        Set<String> unnamed = KeptRelease.nextFlows().values().stream()
                .flatMap(flow -> otherNodes(TreeReader.object(flow, "document")))
                .filter(kind -> !advice.substring(0, advice.indexOf("\n\n")).contains(kind))
                .collect(Collectors.toSet());

        assertEquals(Set.of(), unnamed);
    }
}
