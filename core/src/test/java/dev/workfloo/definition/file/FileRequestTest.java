package dev.workfloo.definition.file;

import static dev.workfloo.testkit.contract.fixture.FileSampler.base64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.definition.file.FileField.Accepted;
import dev.workfloo.definition.file.FileField.Count;
import dev.workfloo.definition.file.FileField.Group;
import dev.workfloo.definition.form.AnswersRefused;
import dev.workfloo.document.Finding;
import dev.workfloo.document.Findings;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.FileSampler;
import io.vavr.control.Either;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileRequestTest {

    private static final String PDF = base64("%PDF-1.7 of somebody");
    private static final String PNG = base64("\u0089PNG\r\n\u001A\n of somebody");
    private static final List<String> PDFS = List.of("pdf");

    private static FileField field(String id, Accepted accepted) {
        return new FileField(id, "Of " + id, accepted, Optional.empty(), Optional.empty());
    }

    private static FileField file(String id, boolean required) {
        return field(id, new Accepted(required, PDFS, Optional.of(30), Count.ONE));
    }

    private static FileField several(String id, int min, int max) {
        Count count = new Count(Optional.of(min), Optional.of(max));
        return field(id, new Accepted(false, PDFS, Optional.empty(), count));
    }

    private static FileField set(String id, Optional<Integer> max, Group group) {
        Accepted accepted = new Accepted(false, List.of(), Optional.empty(), new Count(Optional.empty(), max));
        return new FileField(id, id, accepted, Optional.empty(), Optional.of(group));
    }

    private static FileField made(String id, String node) {
        Accepted accepted = new Accepted(true, PDFS, Optional.empty(), Count.ONE);
        return new FileField(id, id, accepted, Optional.of(node), Optional.empty());
    }

    private static Either<AnswersRefused, List<SentFile>> check(Map<String, ?> answers, FileField... fields) {
        return new FileRequest(List.of(fields)).check(Value.Context.of(answers), new FileSampler(new Random(1)));
    }

    private static Map<String, String> refused(Map<String, ?> answers, FileField... fields) {
        return check(answers, fields).fold(AnswersRefused::fields, files -> Map.of());
    }

    private static List<String> taken(Map<String, ?> answers, FileField... fields) {
        return check(answers, fields)
                .getOrElseThrow(refused -> new AssertionError(refused.fields().toString()))
                .stream()
                .map(SentFile::key)
                .toList();
    }

    private static Set<String> found(FileField... fields) {
        Findings findings = new Findings();
        new FileRequest(List.of(fields)).findMistakes(findings.root());
        return Set.copyOf(findings.all().stream().map(Finding::pointer).toList());
    }

    @Test
    void takesAFileThatIsAskedFor() {
        List<SentFile> files = check(Map.of("ine", PDF, "unknown", 5), file("ine", true))
                .getOrElseThrow(refused -> new AssertionError(refused.message()));

        assertEquals("ine", files.get(0).key());
        assertEquals(new FileContents("application/pdf", 20), files.get(0).contents());
    }

    @Test
    void namesEachFileThatIsMissingOrWrong() {
        Map<String, Object> answers = Map.of("wrong", PNG, "number", 5, "blank", " \n ", "none", List.of());

        Either<AnswersRefused, List<SentFile>> checked = check(
                answers,
                file("missing", true),
                file("wrong", true),
                file("number", false),
                file("blank", false),
                file("none", false));

        assertEquals(
                Map.of(
                        "missing", "required",
                        "wrong", "must be pdf, but what is in it is image/png",
                        "number", "must be text: the file in base64"),
                checked.fold(AnswersRefused::fields, files -> Map.of()));
        assertEquals(Kind.FIELDS_MISSING, checked.fold(AnswersRefused::kind, files -> Kind.UNKNOWN_FILE));
    }

    private static Value sent(FileField field, String... keys) {
        return field.sent(Set.of(keys), key -> "<" + key + ">");
    }

    @Test
    void laysFilesOutAsTheyAreSent() {
        FileField people = set(
                "people",
                Optional.of(3),
                new Group(List.of(file("ine", true), several("bills", 1, 2)), Set.of(), Set.of()));

        assertEquals(Value.of("<ine>"), sent(file("ine", true), "ine", "other", "ine[1]"));
        assertEquals(Value.of(List.of("<p>", "<p[1]>")), sent(several("p", 1, 3), "p[1]", "p", "p2"));
        assertEquals(
                Value.of(List.of(
                        Map.of(),
                        Map.of(
                                "ine",
                                "<people[1].ine>",
                                "bills",
                                List.of("<people[1].bills>", "<people[1].bills[1]>")))),
                sent(people, "people[1].ine", "people[1].bills", "people[1].bills[1]", "people2[2].ine"));
        assertEquals(
                List.of(Value.NULL, Value.NULL, Value.NULL),
                List.of(sent(file("ine", true)), sent(several("p", 1, 3)), sent(people)));
    }

    @Test
    void wantsWhatIsToBeSentAgain() {
        FileRequest request = new FileRequest(List.of(file("ine", false), file("bill", true), several("p", 1, 2)));
        Value.Context answers = Value.Context.of(Map.of("p", List.of(PDF, PDF), "bill", PNG));

        Map<String, String> missing = request.correct(Set.of("ine", "p"), answers, new FileSampler(new Random(1)))
                .fold(AnswersRefused::fields, files -> Map.of());
        List<String> taken = request
                .correct(Set.of("p"), answers, new FileSampler(new Random(1)))
                .getOrElseThrow(refused -> new AssertionError(refused.fields()))
                .stream()
                .map(SentFile::key)
                .toList();

        assertEquals(Map.of("ine", "required"), missing);
        assertEquals(List.of("p", "p[1]"), taken);
    }

    @Test
    void countsDecodedBytes() {
        String most = base64("%PDF-" + "x".repeat(25));
        String more = base64("%PDF-" + "x".repeat(26));

        assertEquals(List.of("ine"), taken(Map.of("ine", most), file("ine", true)));
        assertEquals(Map.of("ine", "must have at most 30 bytes"), refused(Map.of("ine", more), file("ine", true)));
    }

    @Test
    void takesAListWhereThereMayBeSeveral() {
        FileField papers = several("papers", 2, 3);

        assertEquals(
                List.of("papers", "papers[1]", "papers[2]"), taken(Map.of("papers", List.of(PDF, PDF, PDF)), papers));
        assertEquals(Map.of("papers", "must have at least 2 files"), refused(Map.of("papers", List.of(PDF)), papers));
        assertEquals(
                Map.of(
                        "papers",
                        "must have at most 3 files",
                        "papers[1]",
                        "must be pdf, but what is in it is image/png"),
                refused(Map.of("papers", List.of(PDF, PNG, PDF, PNG)), papers));
        assertEquals(
                Map.of("papers", "must be a list of texts: each a file in base64"),
                refused(Map.of("papers", PDF), papers));
        assertEquals(
                Map.of("ine", "must be text: the file in base64"),
                refused(Map.of("ine", List.of(PDF)), file("ine", false)));
    }

    @Test
    void takesSets() {
        Group group = new Group(List.of(file("id", true), file("proof", false)), Set.of("proof"), Set.of(1));
        FileField people = set("people", Optional.of(2), group);

        assertEquals(
                List.of("people[0].id", "people[0].proof"),
                taken(Map.of("people", List.of(Map.of("id", PDF, "proof", PDF), Map.of())), people));
        assertEquals(
                Map.of("people[0].id", "required", "people[0].proof", "must be pdf, but what is in it is image/png"),
                refused(Map.of("people", List.of(Map.of("proof", PNG))), people));
        assertEquals(
                Map.of("people[0]", "must be an object", "people", "must have at most 2 elements"),
                refused(Map.of("people", List.of(PDF, Map.of(), Map.of())), people));
        assertEquals(Map.of("people", "must be a list of objects"), refused(Map.of("people", PDF), people));
    }

    @Test
    void takesNothingThatANodeMakes() {
        assertEquals(List.of(), taken(Map.of(), made("contract", "letter")));
        assertEquals(
                Map.of("contract", "must not be sent: the node letter makes it"),
                refused(Map.of("contract", PDF), made("contract", "letter")));
    }

    @Test
    void takesSoManyFilesAtOnce() {
        FileField all = several("all", 1, FileRequest.MOST_FILES);
        List<String> most = Collections.nCopies(FileRequest.MOST_FILES, PDF);

        assertEquals(FileRequest.MOST_FILES, taken(Map.of("all", most), all).size());
        assertEquals(
                Map.of("one", "is more than can be sent at once: send at most 100 files"),
                refused(Map.of("all", most, "one", PDF), all, file("one", false)));
    }

    @Test
    void refusesWhatHoldsNothing() {
        FileField any = field("ine", new Accepted(true, List.of(), Optional.empty(), Count.ONE));

        assertEquals(
                Map.of("ine", "is empty: send the file, or leave it out"),
                refused(Map.of("ine", "data:application/pdf;base64,"), any));
    }

    @Test
    void knowsItsFieldsByTheirKeys() {
        Group group = new Group(List.of(file("id", true)), Set.of(), Set.of());
        FileRequest request = new FileRequest(List.of(several("papers", 1, 2), set("people", Optional.empty(), group)));

        assertEquals(Optional.of("papers"), request.field("papers[1]").map(FileField::id));
        assertEquals(Optional.of("Of id"), request.field("people[3].id").map(FileField::name));
        assertEquals(Optional.empty(), request.field("nobody[0].id"));
    }

    @Test
    void findsWhatNobodyCouldSend() {
        FileField odd = field("a", new Accepted(true, List.of("pdf", "exe"), Optional.of(0), Count.ONE));
        Group inner = new Group(List.of(file("x", true)), Set.of(), Set.of());
        Group outer = new Group(
                List.of(set("deep", Optional.empty(), inner), made("made", "letter")), Set.of("nobody"), Set.of(5));

        assertEquals(Set.of("/files"), found());
        assertEquals(Set.of("/files/0/formats", "/files/0/maxSize", "/files/1/id"), found(odd, file("a", false)));
        assertEquals(Set.of("/files/0/min"), found(several("b", 4, 3)));
        assertEquals(Set.of("/files/0/max", "/files/0/min"), found(several("b", 1, 0)));
        assertEquals(Set.of("/files/0/max"), found(several("b", 1, 101)));
        assertEquals(
                Set.of(
                        "/files/0/set/files/0/set",
                        "/files/0/set/files/1/sourcePdfNodeId",
                        "/files/0/set/required",
                        "/files/0/set/optionalAt"),
                found(set("s", Optional.of(2), outer)));
        assertTrue(found(file("a", true), made("b", "letter")).isEmpty());
    }

    private static FileField required(String id, int min, Optional<Group> group) {
        Count count = new Count(Optional.of(min), Optional.of(FileRequest.MOST_FILES));
        Accepted accepted = new Accepted(true, List.of(), Optional.empty(), count);
        return new FileField(id, id, accepted, Optional.empty(), group);
    }

    @Test
    void findsThatMoreIsRequiredThanCanBeSentAtOnce() {
        List<FileField> two = List.of(file("id", true), file("proof", false), file("other", false));
        FileField people = required("people", 51, Optional.of(new Group(two, Set.of("proof"), Set.of())));
        FileField most = required("people", 51, Optional.of(new Group(two, Set.of("proof"), Set.of(0, 60))));

        assertEquals(Set.of("/files"), found(required("a", 60, Optional.empty()), required("b", 41, Optional.empty())));
        assertEquals(Set.of(), found(required("a", 60, Optional.empty()), required("b", 40, Optional.empty())));
        assertEquals(Set.of(), found(required("a", 100, Optional.empty()), several("b", 60, 100), made("c", "letter")));
        assertEquals(Set.of("/files"), found(required("a", 100, Optional.empty()), file("b", true)));
        assertEquals(Set.of("/files"), found(people));
        assertEquals(Set.of(), found(most));
        assertEquals(Set.of("/files"), found(most, file("a", true)));
    }
}
