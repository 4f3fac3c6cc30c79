package dev.workfloo.http;

import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists over a real server, on each store: what is found, what is shown of it, and how one goes from page to page. */
abstract class ListsContract {

    private ListingLender lender;

    /** One for all tests. */
    abstract TestService service();

    @BeforeEach
    void openALender() {
        lender = new ListingLender(service());
    }

    private void pass() {
        service().pass(Duration.ofSeconds(1));
    }

    // Filters

    @Test
    void findsByWhatWasAnswered() {
        String maria = lender.start(
                "{\"income\": 1, \"first_name\": \"María José\", \"last_name_1\": \"ÑANDÚ\", \"rfc_pf\": \"KIBA801010BPA\"}");
        String mario = lender.start(
                "{\"income\": 1, \"first_name\": \"Mario\", \"last_name_1\": \"Nandu\", \"mobile\": \"(55) 1234-5678\"}");
        String firm = lender.start("{\"income\": 1, \"company_name\": \"María & Co\","
                + " \"references\": [{\"friend\": \"Lupe\"}, {\"friend\": \"Ana\"}]}");

        assertEquals(List.of(maria), lender.found("first_name=MARIA%20jo"));
        assertEquals(List.of(mario, maria), lender.found("first_name=mari"));
        assertEquals(List.of(mario, maria), lender.found("nodes.form.searchableBy.first_name=m%C3%A1ri"));
        assertEquals(List.of(maria), lender.found("last_name_1=%C3%B1and%C3%BA"));
        assertEquals(List.of(mario), lender.found("last_name_1=nand"));
        assertEquals(List.of(maria), lender.found("rfc_pf=kiba8010&first_name=mar"));
        assertEquals(List.of(), lender.found("rfc_pf=kiba8010&first_name=mario"));
        assertEquals(List.of(maria), lender.found("rfc_pf=kiba8010&nodes.form.searchableBy.rfc_pf=kiba801010"));
        assertEquals(List.of(mario), lender.found("mobile=5512"));
        assertEquals(List.of(mario), lender.found("mobile=55%2012-34"));
        assertEquals(List.of(firm), lender.found("company_name=maria%20%26"));
        assertEquals(List.of(firm), lender.found("friend=ana"));
        assertEquals(List.of(firm, mario, maria), lender.found("nobody=x"));
        assertEquals(
                List.of(mario, maria),
                ListingLender.ids(lender.first("page=1&itemsPerPage=10&first_name=MARI"), "items"));
    }

    @Test
    void findsByWhatHoldsOfAnExecution() {
        String first = lender.start("{\"income\": 1}");
        pass();
        String second = lender.started("Ana");
        pass();
        lender.publish("""
                {"id": "657117e1d511b6e54fe2a0e1", "name": "Hipoteca", "start": "noted", "nodes": [
                  {"id": "noted", "type": "LABEL", "name": "Noted", "labels": ["prime"]}]}
                """);
        String third = lender.start("657117e1d511b6e54fe2a0e1", "{}");
        List<JsonNode> all = items(lender.second(""));
        String at = all.get(1).path("createdAt").asText();

        assertEquals(List.of(second), lender.found("status=PROGRESS"));
        assertEquals(List.of(third, first), lender.found("status=SUCCESS"));
        assertEquals(List.of(), lender.found("status=ERROR"));
        assertEquals(List.of(third, second, first), lender.found("origin=API"));
        assertEquals(List.of(), lender.found("origin=FRONT"));
        assertEquals(List.of(), lender.found("origin=KIBAN_CLOUD"));
        assertEquals(List.of(second, first), lender.found("name=" + ListingLender.encoded("dito ñandú")));
        assertEquals(List.of(third), lender.found("name=HIPO"));
        assertEquals(List.of(), lender.found("name=nandu"));
        assertEquals(List.of(second), lender.found("_id=" + second));
        assertEquals(List.of(second), lender.found("_id=" + second.toUpperCase()));
        assertEquals(List.of(), lender.found("_id=nobody"));
        assertEquals(List.of(), lender.found("_id=" + second + "&status=ERROR"));
        assertEquals(List.of(third, second), lender.found("labels=prime"));
        assertEquals(List.of(second), lender.found("labels=prime;" + ListingLender.encoded("año 2026")));
        assertEquals(List.of(second), lender.found("labels=prime&labels=applied;"));
        assertEquals(List.of(), lender.found("labels=Prime"));
        assertEquals(List.of(third, second), lender.found("from=" + at));
        assertEquals(List.of(second, first), lender.found("to=" + at));
        assertEquals(List.of(second), lender.found("from=" + at + "&to=" + at));
        assertEquals(List.of(), lender.found("from=2027-01-01T00:00:00Z&to=2026-01-01T00:00:00Z"));
        assertEquals(
                List.of(second),
                lender.found("status=PROGRESS&origin=API&name=cr&labels=prime&from=" + at + "&to=" + at
                        + "&first_name=ana&_id=" + second));
    }

    @Test
    void showsNothingOfAnotherScope() {
        String own = lender.started("Ana");
        ListingLender other = new ListingLender(service());

        assertEquals(List.of(), other.found(""));
        assertEquals(List.of(), other.found("_id=" + own));
        assertEquals(List.of(), lender.found("sandbox=true"));
    }

    // What is shown

    private static List<JsonNode> items(Reply reply) {
        return StreamSupport.stream(Json.tree(reply.body()).spliterator(), false)
                .collect(toList());
    }

    private static final String ITEM = """
            {"id": "$ID", "idUnykoo": $NUMBER, "name": "Crédito ÑANDÚ", "status": "PROGRESS", "origin": "API",
             "ipOrigin": "127.0.0.1", "labels": ["applied", "año 2026", "prime"], "createdAt": "$AT", "createdBy": "$BY",
             "modifiedAt": "$AT", "currentNodeName": "Offer", "firstName": "Ana", "lastName1": "Ñu", "rfcPf": "KIBA801010BPA",
             "steps": [
              {"id": "applicant", "name": "Applicant", "type": "FORM", "status": "SUCCESS", "created": "$AT", "createdBy": "$BY",
               "modified": "$AT", "form": {"fields": [
                {"id": "first_name", "name": "First name", "value": "Ana"}, {"id": "last_name_1", "name": "Last name", "value": "Ñu"},
                {"id": "rfc_pf", "name": "RFC", "value": "KIBA801010BPA"}, {"id": "income", "name": "Income", "value": "1500.5"},
                {"id": "references", "name": "References", "value": "[{\\"friend\\":\\"Lupe\\"}]"}]}},
              {"id": "figures", "name": "Figures", "type": "VARIABLES", "status": "SUCCESS", "created": "$AT", "createdBy": "$BY",
               "modified": "$AT", "variables": {"variables": "{\\"twice\\":3001,\\"rich\\":true}"}},
              {"id": "applied", "name": "Applied", "type": "LABEL", "status": "SUCCESS", "created": "$AT", "createdBy": "$BY",
               "modified": "$AT"},
              {"id": "policy", "name": "Policy", "type": "RULESET", "status": "SUCCESS", "created": "$AT", "createdBy": "$BY",
               "modified": "$AT", "ruleset": {"decision": [{"message": "Enough"}], "exit": "good", "labels": ["prime"]},
               "variables": {"variables": "{}"}},
              {"id": "offer", "name": "Offer", "type": "FORM", "status": "PROGRESS", "created": "$AT", "createdBy": "$BY",
               "modified": "$AT", "form": {"fields": []}}]}
            """;

    private String startedInFull() {
        return lender.start(
                "{\"first_name\": \"Ana\", \"last_name_1\": \"Ñu\", \"rfc_pf\": \"KIBA801010BPA\", \"income\": 1500.50,"
                        + " \"references\": [{\"friend\": \"Lupe\"}]}");
    }

    private static String filled(String expected, JsonNode item) {
        String whole = expected.replace("$ID", item.path("id").asText())
                .replace("$NUMBER", item.path("idUnykoo").asText())
                .replace("$AT", item.path("createdAt").asText())
                .replace("$BY", item.path("createdBy").asText());
        return Json.tree(whole).toString();
    }

    @Test
    void tellsAllOfAnItem() {
        String id = startedInFull();

        Reply second = lender.second("");
        Reply first = lender.first("page=1&itemsPerPage=1");

        JsonNode item = items(second).get(0);
        String expected = filled(ITEM, item);
        assertEquals(id, item.path("id").asText());
        assertTrue(item.path("createdBy").asText().matches("[0-9a-f-]{36}"), expected);
        assertEquals(Reply.json(200, "[" + expected + "]"), second.told());
        assertEquals(
                Reply.json(200, "{\"currentPage\":1,\"hasNextPage\":false,\"items\":[" + expected + "]}"),
                first.told());
    }

    @Test
    void anItemMayHaveItsContent() {
        String id = startedInFull();
        ObjectNode detail = (ObjectNode)
                Json.tree(lender.get(TestService.EXECUTE + "/" + id).send().body());

        ObjectNode plain = (ObjectNode) items(lender.second("content=false")).get(0);
        ObjectNode whole = (ObjectNode) items(lender.second("content=true")).get(0);

        assertFalse(plain.has("nodes") || plain.has("created"));
        detail.properties().forEach(member -> plain.putIfAbsent(member.getKey(), member.getValue()));
        assertEquals(plain, whole);
        assertTrue(whole.path("nodes").size() == 5);
    }

    @Test
    void itemsOfTheSandboxNameTheirScenario() {
        String body = Flows.start(ListingLender.CREDIT, ListingLender.SCENARIO);
        service().executeInSandbox(body).key(lender.key()).send();

        JsonNode item = items(lender.second("sandbox=true&content=true")).get(0);

        assertEquals("Anybody", item.path("sceneryName").asText());
        assertEquals(ListingLender.SCENARIO, item.path("sceneryId").asText());
    }

    // From page to page

    private List<String> walked(String target) {
        List<String> walked = new ArrayList<>();
        Optional<String> next = Optional.of(target);
        while (next.isPresent()) {
            Reply reply = lender.get(next.get()).send();
            walked.addAll(ListingLender.ids(reply));
            next = ListingLender.next(reply);
        }
        return walked;
    }

    @Test
    void linksLeadThroughAllPages() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) all.add(lender.started("Ana"));
        lender.started("Eva");
        Collections.reverse(all);

        List<String> walked = walked(ListingLender.SECOND + "?itemsPerPage=2&first_name=ana&labels=a%C3%B1o%202026");

        assertEquals(all, walked);
    }

    private static String withoutPlace(Reply reply) {
        return reply.header("Link").replaceAll("&_behind=[0-9.]+[0-9a-f]{24}", "");
    }

    /** Somebody else begins the same list anew between two pages. */
    @Test
    void linksLeadOnWhoeverElseReads() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) all.add(lender.started("Ana"));
        Collections.reverse(all);
        Reply first = lender.second("itemsPerPage=2");
        lender.started("Eva");
        lender.second("itemsPerPage=2");

        List<String> walked = new ArrayList<>(ListingLender.ids(first));
        walked.addAll(walked(ListingLender.next(first).orElseThrow()));

        assertEquals(all, walked);
    }

    /** Of another page, where a link begins counts for nothing. */
    @Test
    void pagesMayBeCountedWithALinkOfAnother() {
        for (int i = 0; i < 5; i++) lender.started("Ana");
        List<String> all = lender.found("");
        String next = ListingLender.next(lender.second("itemsPerPage=1")).orElseThrow();

        for (String page : List.of("page=4", "page=4&_behind=4.nonsense", "page=4&_behind=")) {
            Reply fourth = lender.get(next.replace("page=2", page)).send();

            assertEquals(all.subList(3, 4), ListingLender.ids(fourth), page);
        }
    }

    @Test
    void linksRepeatWhatWasAskedFor() {
        for (int i = 0; i < 5; i++) lender.started("Ana");

        Reply reply = lender.second("first_name=ana&page=2&itemsPerPage=2&x=%C3%B1&sandbox=false");

        String others = "first_name=ana&itemsPerPage=2&x=%C3%B1&sandbox=false&page=";
        assertEquals(
                "</api/v2/workfloo?" + others + "3>; rel=\"next\", </api/v2/workfloo?" + others + "1>; rel=\"prev\"",
                withoutPlace(reply));
        assertEquals("", lender.second("").header("Link"));
        assertEquals("", lender.second("page=9").header("Link"));
        assertEquals("", lender.second("page=3&itemsPerPage=2").header("Link"));
        assertEquals("", lender.first("page=1&itemsPerPage=2").header("Link"));
    }

    @Test
    void noLinkLeadsToAPageThatCannotBeAskedFor() {
        for (int i = 0; i < 3; i++) lender.started("Ana");
        String next = ListingLender.next(lender.second("itemsPerPage=1")).orElseThrow();
        String last = Integer.toString(Integer.MAX_VALUE);

        Reply reply = lender.get(next.replace("page=2", "page=" + last).replace("_behind=2.", "_behind=" + last + "."))
                .send();

        assertEquals(1, ListingLender.ids(reply).size());
        assertEquals("", reply.header("Link"));
    }

    @Test
    void theFirstVersionSaysWhetherThereIsMore() {
        for (int i = 0; i < 3; i++) lender.started("Ana");

        List<String> seen = new ArrayList<>();
        List<Boolean> more = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            Reply reply = lender.first("itemsPerPage=2&page=" + page);
            seen.addAll(ListingLender.ids(reply, "items"));
            more.add(Json.tree(reply.body()).path("hasNextPage").asBoolean());
            assertEquals(page, Json.number(reply.body(), "currentPage"));
        }

        assertEquals(3, new HashSet<>(seen).size());
        assertEquals(List.of(true, false, false), more);
    }

    // As a table

    private static final List<String> COLUMNS = List.of(
            "id",
            "idUnykoo",
            "name",
            "status",
            "origin",
            "ipOrigin",
            "labels",
            "createdAt",
            "createdBy",
            "modifiedAt",
            "currentNodeName",
            "firstName",
            "secondName",
            "lastName1",
            "lastName2",
            "rfcPf",
            "rfcPm",
            "companyName",
            "steps");

    private static List<CSVRecord> rows(String body) {
        CSVFormat withHeader = CSVFormat.RFC4180.builder().setHeader().get();
        try (CSVParser parser = CSVParser.parse(new StringReader(body), withHeader)) {
            assertEquals(COLUMNS, parser.getHeaderNames());
            return parser.getRecords();
        } catch (IOException e) {
            throw new AssertionError("no CSV", e);
        }
    }

    @Test
    void aTableHasWhatItemsHave() {
        startedInFull();
        lender.start(
                "{\"income\": 1, \"company_name\": \"=cmd|'/c calc'!A0, \\\"x\\\"\\r\\nñ\", \"rfc_pf\": \"-12.5\"}");
        List<JsonNode> items = items(lender.second(""));

        Reply reply = lender.get(ListingLender.SECOND + "?format=csv&content=true")
                .with("Accept", "application/json")
                .send();

        List<CSVRecord> rows = rows(reply.body());
        assertEquals(
                Set.of("text/csv;charset=utf-8"),
                Set.of(reply.header("Content-Type").replace(" ", "").toLowerCase()));
        assertEquals(2, rows.size());
        for (int i = 0; i < 2; i++) {
            JsonNode item = items.get(i);
            CSVRecord row = rows.get(i);
            for (String column : COLUMNS.subList(0, 6))
                assertEquals(item.path(column).asText(), row.get(column));
            for (String column : COLUMNS.subList(7, 17))
                assertEquals(item.path(column).asText(), row.get(column));
        }
        assertEquals("'=cmd|'/c calc'!A0, \"x\"\r\nñ", rows.get(0).get("companyName"));
        assertEquals("applied;año 2026;refused", rows.get(0).get("labels"));
        assertEquals("applicant;figures;applied;policy;refused", rows.get(0).get("steps"));
        assertEquals("", rows.get(1).get("companyName"));
        assertEquals("-12.5", rows.get(0).get("rfcPf"));
    }

    @Test
    void anEmptyTableIsItsHeader() {
        Reply reply = lender.second("format=CSV");

        assertEquals(String.join(",", COLUMNS) + "\r\n", reply.body());
        assertEquals(List.of(), rows(reply.body()));
    }

    @Test
    void tablesHaveLinksToo() {
        Stream.of("Ana", "Eva", "Ida").forEach(lender::started);

        Reply reply = lender.second("format=CSV&itemsPerPage=2");

        assertEquals(2, rows(reply.body()).size());
        assertEquals("</api/v2/workfloo?format=CSV&itemsPerPage=2&page=2>; rel=\"next\"", withoutPlace(reply));
    }
}
