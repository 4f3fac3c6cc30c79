package dev.workfloo.http;

import static dev.workfloo.http.Reply.errors;
import static dev.workfloo.http.Reply.json;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.Right;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a list is refused, and what is no reason to. */
class ListCatalogueTest {

    private static final String PAGE = "\"page\":\"ERROR_QUERY_PARAM_FORMAT; should be integer value, > 0\"";
    private static final String SIZE =
            "\"itemsPerPage\":\"ERROR_QUERY_PARAM_FORMAT; should be integer value, [1, 10000]\"";
    private static final String TIME =
            "\"FORMAT_ERROR; Invalid date format. The format must comply with format ISO 8601\"";

    private static TestService service;
    private static ListingLender lender;

    @BeforeAll
    static void start() {
        service = TestService.start();
        lender = new ListingLender(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String wrong(String members) {
        return json(400, "{" + members + "}");
    }

    // Pages

    @Test
    void theFirstVersionWantsToKnowThePage() {
        assertEquals(wrong(PAGE + "," + SIZE), lender.first("").told());
        assertEquals(wrong(SIZE), lender.first("page=1").told());
        assertEquals(wrong(PAGE), lender.first("itemsPerPage=1").told());
        assertEquals(
                json(200, "{\"currentPage\":1,\"hasNextPage\":false,\"items\":[]}"),
                lender.first("page=1&itemsPerPage=1").told());
    }

    @Test
    void theSecondVersionKnowsAPageByItself() {
        assertEquals(json(200, "[]"), lender.second("").told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "1.0", "1e2", "+1", "%201", "x", "", "2147483648", "99999999999999999999", "1&page=1"
            })
    void aPageIsAWholeNumber(String page) {
        assertEquals(wrong(PAGE), lender.first("itemsPerPage=1&page=" + page).told());
        assertEquals(wrong(PAGE), lender.second("page=" + page).told());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "2147483648", "x", "", "1&itemsPerPage=2"})
    void aPageHasSoManyItems(String size) {
        assertEquals(wrong(SIZE), lender.first("page=1&itemsPerPage=" + size).told());
        assertEquals(wrong(SIZE), lender.second("itemsPerPage=" + size).told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=2147483647&itemsPerPage=10000",
                "page=2&itemsPerPage=1",
                "page=000000001&itemsPerPage=10000"
            })
    void aPageBehindTheEndIsEmpty(String query) {
        assertEquals(json(200, "[]"), lender.second(query).told());
    }

    // Filters

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01", "2026-03-01T12:00", "2026-03-01T12:00:00", "2026-13-01T12:00:00Z", "2026-02-30T12:00:00Z",
                "2026-03-01T24:00:00Z", "2026-03-01T12:00:00%2B99:00", "yesterday", "1772366400", "",
                "2026-03-01T12:00:00Z&FROM=2026-03-01T12:00:00Z"
            })
    void timesAreOfRfc3339(String time) {
        String twice = time.replace("FROM", "from");
        assertEquals(wrong("\"from\":" + TIME), lender.second("from=" + twice).told());
        assertEquals(
                wrong("\"to\":" + TIME),
                lender.first("page=1&itemsPerPage=1&to=" + time.replace("FROM", "to"))
                        .told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00Z",
                "2026-03-01t12:00:00z",
                "2026-03-01T12:00:00.123456789123-06:00",
                "2026-03-01T12:00:00+02:00",
                "2026-03-01T12:00:00%2B02:00",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z"
            })
    void takesTimesAsClientsWriteThem(String time) {
        assertEquals(
                json(200, "[]"), lender.second("from=" + time + "&to=" + time).told());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status  | progress      | should be one of PROGRESS, SUCCESS, ERROR, ABANDONED",
                "status  | ''            | should be one of PROGRESS, SUCCESS, ERROR, ABANDONED",
                "status  | ERROR&status=ERROR | should be one of PROGRESS, SUCCESS, ERROR, ABANDONED",
                "origin  | api           | should be one of KIBAN_CLOUD, API, FRONT",
                "origin  | SANDBOX       | should be one of KIBAN_CLOUD, API, FRONT",
                "format  | XML           | should be JSON or CSV",
                "format  | ''            | should be JSON or CSV",
                "content | TRUE          | should be true or false",
                "content | 1             | should be true or false",
                "name    | a&name=b      | should stand once only",
                "_id     | a&_id=b       | should stand once only",
            })
    void saysWhichWordsThereAre(String name, String value, String said) {
        String told = lender.second(name + "=" + value).told();

        assertEquals(wrong("\"" + name + "\":\"ERROR_QUERY_PARAM_FORMAT; " + said + "\""), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"format=csv", "format=CsV", "format=json&content=true", "content=false&format=JSON"})
    void takesFormatsInAnyCase(String query) {
        assertEquals(200, lender.second(query).status());
    }

    @Test
    void saysAllThatIsWrongTogether() {
        String told = lender.second("page=0&itemsPerPage=x&status=x&to=x").told();

        String status = "\"status\":\"ERROR_QUERY_PARAM_FORMAT; should be one of PROGRESS, SUCCESS, ERROR, ABANDONED\"";
        assertEquals(wrong(PAGE + "," + SIZE + "," + status + ",\"to\":" + TIME), told);
    }

    @Test
    void thereAreOnlySoManyLabels() {
        String labels = IntStream.rangeClosed(0, 100).mapToObj(i -> "l" + i).collect(joining(";"));

        assertEquals(
                wrong("\"labels\":\"ERROR_QUERY_PARAM_FORMAT; at most 100 labels\""),
                lender.second("labels=" + labels).told());
    }

    // Searches

    @ParameterizedTest
    @ValueSource(strings = {"rfc_pf", "nodes.form.searchableBy.rfc_pf", "first_name", "mobile", "friend"})
    void aSearchHasThreeCharacters(String name) {
        for (String text : List.of("", "a", "ab", "%20ab%20")) {
            String told = lender.second(name + "=" + text).told();

            assertEquals(wrong("\"" + name + "\":\"ERROR_QUERY_PARAM_FORMAT; at least 3 characters\""), told, text);
        }
    }

    @Test
    void saysAllSearchesThatAreTooShort() {
        String tooShort = "\":\"ERROR_QUERY_PARAM_FORMAT; at least 3 characters\"";

        assertEquals(
                wrong("\"first_name" + tooShort + ",\"rfc_pf" + tooShort),
                lender.first("page=1&itemsPerPage=1&first_name=a&nobody=b&rfc_pf=c")
                        .told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody=x",
                "income=1",
                "note=x",
                "offset=1",
                "nodes.form.searchableBy.mobile=x",
                "nodes.form.searchableBy=x",
                "%F0%9F%98%80=x",
                "=",
                "&&",
                "x",
                "sandbox=false"
            })
    void ignoresWhatNoFieldDeclares(String query) {
        assertEquals(json(200, "[]"), lender.second(query).told());
    }

    @Test
    void theFirstVersionHasFewerNames() {
        String query = "page=1&itemsPerPage=1&origin=x&name=x&_id=x&labels=x&format=x&content=x"
                + "&nodes.form.searchableBy.rfc_pf=x";

        assertEquals(200, lender.first(query).status());
    }

    /** What cannot be decoded is no value that was left out. */
    @Test
    void readsWhatCannotBeDecoded() {
        for (String wrong : List.of("rfc_pf=%zz", "status=%zz", "page=%", "from=%F")) {
            assertEquals(400, raw(wrong).status(), wrong);
        }
        assertEquals(json(200, "[]"), raw("%zz=x&name=%zz&_id=%zz").told());
    }

    private static Reply raw(String query) {
        return raw(lender, query);
    }

    private static Reply raw(ListingLender asking, String query) {
        String target = ListingLender.SECOND + "?" + query;
        String request = Wire.request("GET", target, "x-api-key: " + asking.key());
        return Wire.send(service.port(), request.getBytes(StandardCharsets.UTF_8));
    }

    /** As clients write them who encode nothing, which must not end the header's own link. */
    @Test
    void linksEncodeWhatStandsInNoUrl() {
        ListingLender other = new ListingLender(service);
        other.started("Ana");
        other.started("Eva");

        Reply reply = raw(other, "itemsPerPage=1&x=<\">|{}`ñ'()*;,@/?:%C3%B1%zz");

        assertEquals(
                "</api/v2/workfloo?itemsPerPage=1&x=%3C%22%3E%7C%7B%7D%60%C3%B1'()*;,@/?:%C3%B1%25zz&page=2>; rel=\"next\"",
                reply.header("Link").replaceFirst("&_behind=[^&>]*", ""));
    }

    /** Where both links would be too long, the one to the next page stays. */
    @ParameterizedTest
    @CsvSource({"100, 2", "4000, 2", "7500, 1"})
    void theLongestQueryIsRepeated(int length, int links) {
        ListingLender other = new ListingLender(service);
        for (int i = 0; i < 3; i++) other.started("Ana");

        Reply reply = raw(other, "x=" + "\"".repeat(length) + "&page=2&itemsPerPage=1");

        assertEquals(200, reply.status());
        assertEquals(links, reply.header("Link").split("rel=", -1).length - 1);
        assertTrue(reply.header("Link").startsWith("</api/v2/workfloo?x=%22"));
        assertTrue(ListingLender.next(reply).isPresent());
    }

    // Who may, and in which order

    @Test
    void theSandboxIsToldInTheEnvelope() {
        String told = lender.second("sandbox=x&page=0").told();

        assertEquals(errors(400, "FORMAT_ERROR", "{\"sandbox\":\"must be true or false\"}"), told);
    }

    @Test
    void aKeyWithoutTheRightIsRefusedFirst() {
        String key = service.addKey(TestService.OURS, Optional.empty(), Right.EXECUTE, Right.REVIEW);

        assertEquals(
                403,
                service.get(ListingLender.SECOND + "?page=0").key(key).send().status());
        assertEquals(403, service.get(ListingLender.FIRST).key(key).send().status());
    }

    @Test
    void errorsRepeatNothing() {
        String secret = "s3cr3t";
        for (String name : List.of("page", "itemsPerPage", "from", "to", "status", "origin", "format", "content")) {
            Reply reply = lender.second(name + "=" + secret);

            assertEquals(400, reply.status());
            assertFalse(reply.body().contains(secret));
        }
    }
}
