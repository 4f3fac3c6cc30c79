package dev.workfloo.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.Workfloo;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.jdbc.JdbcStore;
import java.io.IOException;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who comes from release 9468d7f finds on the page on the API each type that is gone, and what is named there in its place. */
class RenamedApiTest {

    /** What a host met there: its facade, ports, ids and views, stores and worker. Rules and transitions were nobody's to call. */
    private static final Pattern MET =
            Pattern.compile("access|application|application[.]port[.](in|out)|jdbc|memory|worker");

    private static final String OLD = "`((?:[a-z]+[.])+[A-Z][.\\w]*)`";
    private static final Pattern TYPE_ROW = Pattern.compile("(?m)^\\| " + OLD + " \\| (.*) \\|$");
    private static final Pattern MEMBER_ROW =
            Pattern.compile("(?m)^\\| (`[A-Z]\\w*[.]\\w+`(?:, `[A-Z]\\w*[.]\\w+`)*) \\| (.*) \\|$");
    private static final Pattern MEMBER = Pattern.compile("`([A-Z]\\w*)[.](\\w+)`");

    private static List<String> before;
    private static List<Class<?>> types;
    private static String page;

    @BeforeAll
    static void readsWhatIsThere() throws IOException {
        before = PublicApi.kept();
        types = PublicApi.types(Workfloo.class, JdbcStore.class, WorkflooApi.class);
        page = Files.readString(StableApi.PAGE);
    }

    private static Set<String> today() {
        return types.stream().map(RenamedApiTest::shown).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> typesBefore() {
        return before.stream()
                .map(line -> shown(line.substring(0, line.indexOf(':'))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shown(Class<?> type) {
        return shown(type.getName());
    }

    /** As the page names it. */
    private static String shown(String className) {
        return className.substring("dev.workfloo.".length()).replace('$', '.');
    }

    private static List<MatchResult> rows(Pattern pattern) {
        return pattern.matcher(page).results().toList();
    }

    @Test
    void typesThatAreGoneAreNamed() {
        Set<String> gone = typesBefore();
        gone.removeAll(today());
        gone.removeIf(type -> !MET.matcher(type.replaceAll("[.][A-Z].*", "")).matches());

        List<String> named = rows(TYPE_ROW).stream().map(row -> row.group(1)).toList();
        gone.removeIf(type -> named.stream().anyMatch(each -> type.equals(each) || type.startsWith(each + ".")));

        assertEquals(Set.of(), gone);
        assertTrue(named.size() > 30, () -> "only " + named);
    }

    @Test
    void typesThatAreNamedAreGone() {
        List<String> wrong = new ArrayList<>();
        for (MatchResult row : rows(TYPE_ROW)) {
            if (!typesBefore().contains(row.group(1))) wrong.add(row.group(1) + " was not there");
            if (today().contains(row.group(1))) wrong.add(row.group(1) + " is there still");
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void whatStandsInTheirPlaceIsThere() {
        Pattern type = Pattern.compile(OLD);
        List<String> missing = rows(TYPE_ROW).stream()
                .flatMap(row -> type.matcher(row.group(2)).results())
                .map(found -> found.group(1))
                .filter(found -> !today().contains(found))
                .toList();

        assertEquals(List.of(), missing);
    }

    @Test
    void membersAreNamedAsTheyAre() {
        List<String> wrong = new ArrayList<>();
        for (MatchResult row : rows(MEMBER_ROW)) {
            for (MatchResult old : members(row.group(1))) {
                if (!wasThere(old.group(1), old.group(2))) wrong.add(old.group() + " was not there");
            }
            for (MatchResult now : members(row.group(2))) {
                if (!isThere(now.group(1), now.group(2))) wrong.add(now.group() + " is not there");
            }
        }

        assertEquals(List.of(), wrong);
        assertTrue(rows(MEMBER_ROW).size() > 10);
    }

    private static List<MatchResult> members(String cell) {
        return MEMBER.matcher(cell).results().toList();
    }

    private static boolean wasThere(String type, String member) {
        Pattern line = Pattern.compile("[.a-z]+[.]" + type + ": .*[.]" + member + "([(].*)?");
        return before.stream().anyMatch(each -> line.matcher(each).matches());
    }

    /** A member of that name, or a type in it. */
    private static boolean isThere(String type, String member) {
        return types.stream()
                .filter(each -> each.getSimpleName().equals(type))
                .flatMap(each -> Stream.of(
                                each.getDeclaredMethods(), each.getDeclaredFields(), each.getDeclaredClasses())
                        .flatMap(Arrays::stream))
                .anyMatch(each -> member.equals(
                        each instanceof Member named ? named.getName() : ((Class<?>) each).getSimpleName()));
    }
}
