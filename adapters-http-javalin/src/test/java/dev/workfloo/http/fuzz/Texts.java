package dev.workfloo.http.fuzz;

import dev.workfloo.http.DescribedApi;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts and names that somebody might send. */
final class Texts {

    /** Stands in much of what is sent, and so is known again wherever it comes back. */
    static final String MARK = "cAnArY7";

    /** What others have stumbled over. */
    private static final String[] ODD = {
        "",
        " ",
        "\u0000",
        "a\u0000b",
        "\ud800",
        "\udc00\ud800",
        "\ud83d\ude00",
        "\u202e" + MARK,
        "e\u0301",
        "\u2028",
        "\uffff",
        "\u00df\u0130",
        "\uff11\uff12\uff13\uff14\uff15\uff16",
        "null",
        "true",
        "0",
        "-1",
        "1e9999",
        "2147483648",
        "0x10",
        "2024-02-30",
        "2024-12-31T23:59:60Z",
        "+999999999-01-01T00:00:00Z",
        "{{ secret." + MARK + " }}",
        "${jndi:ldap://" + MARK + "}",
        "=1+1",
        "<script>" + MARK + "</script>",
        "' or 1=1 --",
        "%00",
        "%",
        "_",
        "../../" + MARK,
        "https://" + MARK + "@127.0.0.1/",
        "file:///etc/passwd",
        "123456",
        "APPROVED",
        "657117e1d511b6e54fe2af01",
        "JVBERi0xLjcK",
        "data:;base64," + MARK
    };

    private Texts() {}

    static Arbitrary<String> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(ODD)),
                Tuple.of(3, Arbitraries.strings().ofMaxLength(8).map(MARK::concat)),
                Tuple.of(2, Arbitraries.strings().ofMaxLength(20)),
                Tuple.of(1, Arbitraries.integers().between(200, 20_000).map("x"::repeat)));
    }

    /** Those of members and fields, and others. */
    static Arbitrary<String> names() {
        Arbitrary<String> known = Arbitraries.of(KNOWN);
        return Arbitraries.oneOf(known, known, known, any());
    }

    /** All that openapi.json and the definitions know by a name. */
    static final List<String> KNOWN = known();

    private static List<String> known() {
        TreeSet<String> names = new TreeSet<>(List.of(
                "first_name",
                "rfc_pf",
                "income",
                "age",
                "employed",
                "employer",
                "born",
                "email",
                "country_code",
                "phone_number",
                "house",
                "hint",
                "references",
                "name",
                "years",
                "voter_card",
                "letter",
                "people",
                "proof",
                "accepted",
                "rfc",
                "applicant.rfc",
                FuzzedFlows.FORM));
        DescribedApi.document()
                .at("/components/schemas")
                .forEach(schema -> schema.path("properties").fieldNames().forEachRemaining(names::add));
        return new ArrayList<>(names);
    }
}
