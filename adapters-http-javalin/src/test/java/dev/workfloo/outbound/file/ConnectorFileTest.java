package dev.workfloo.outbound.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.outbound.Ways;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorFileTest {

    private static final Map<String, String> SECRETS =
            Map.of("token", "gehe1m", "broken", "gehe1m\nx: y", "accent", "é");

    private static List<String> wrong(String file) {
        return Ways.read(file, SECRETS).swap().getOrElse(List.of());
    }

    private static List<String> wrongService(String members) {
        return wrong("{'services': {'bureau': {'url': 'https://bureau.example/v1', " + members + "}}}");
    }

    private static List<String> wrongChannel(String members) {
        return wrong("{'channels': {'sms': {'url': 'https://sms.example', " + members + "}}}");
    }

    @Test
    void aUrlIsEnough() {
        ConnectorFile file = Ways.read("{'services': {'bureau': {'url': 'https://bureau.example'}}}")
                .get();

        assertEquals(Set.of("bureau"), file.services().keySet());
        EndpointSettings endpoint = file.services().get("bureau").endpoint();
        assertEquals("POST", endpoint.target().method());
        assertEquals(16, endpoint.limits().maxConcurrent());
        assertEquals(1024 * 1024, endpoint.limits().largestAnswer());
    }

    @Test
    void nothingAtAllIsNotWrong() {
        ConnectorFile file = Ways.read("{}").get();

        assertTrue(file.services().isEmpty());
        assertTrue(file.channels().isEmpty());
    }

    @Test
    void aChannelHasAGateway() {
        String gateway = "{'url': 'https://sms.example', 'request': {'phone': '/to', 'text': '/body'}}";

        ConnectorFile file = Ways.read("{'channels': {'sms': " + gateway + ", 'whatsapp': " + gateway + "}}")
                .get();

        assertEquals(Set.of(CodeChannel.SMS, CodeChannel.WHATSAPP), file.channels());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'urls': 1 | /services/bureau/urls: is not known here: did you mean url? Otherwise take it out",
                "'method': 'GET' | /services/bureau/method: must be POST, PUT or PATCH: what is asked goes into the body",
                "'headers': ['x'] | /services/bureau/headers: must be an object, but is a list",
                "'headers': {'X': 1} | /services/bureau/headers/X: must be text, but is a number",
                "'headers': {'X': ''} | /services/bureau/headers/X: required",
                "'headers': {'X Y': 'z'} | /services/bureau/headers/X Y: is no name that a header can have",
                "'headers': {'Host': 'z'} | /services/bureau/headers/Host: is written for each request anew",
                "'headers': {'Accept-Encoding': 'gzip'} | /services/bureau/headers/Accept-Encoding: is written for each"
                        + " request anew",
                "'keepAlive': 'PT15S' | /services/bureau/keepAlive: must be true or false, but is a text",
                "'headers': {'X': 'é'} | /services/bureau/headers/X: must be one line of printable ASCII, with its secrets",
                "'headers': {'X': '{{ token }}'} | /services/bureau/headers/X: must name a secret as"
                        + " {{ secret.its_name }}, in lower-case letters, digits and _",
                "'headers': {'X': '{{ secret.none }}'} | /services/bureau/headers/X: needs the secret none",
                "'headers': {'X': '{{ secret.broken }}'} | /services/bureau/headers/X: must be one line of printable"
                        + " ASCII, with its secrets",
                "'headers': {'X': 'B {{secret.accent}}'} | /services/bureau/headers/X: must be one line of printable"
                        + " ASCII, with its secrets",
                "'request': {'rfc': 'taxId'} | /services/bureau/request/rfc: must be a JSON Pointer, such as"
                        + " /person/taxId",
                "'request': {'rfc': 1} | /services/bureau/request/rfc: must be text, but is a number",
                "'request': {'rfc': ''} | /services/bureau/request/rfc: required",
                "'request': {'a': '/x', 'b': '/x/y'} | /services/bureau/request/a: takes the place of something else",
                "'body': {'x': [1]}, 'request': {'a': '/x/1'} | /services/bureau/request/a: has no place in body",
                "'body': ['x'] | /services/bureau/body: must be an object, but is a list",
                "'response': {'score': 'score'} | /services/bureau/response/score: must be a JSON Pointer, such as"
                        + " /person/taxId",
                "'timeout': 'PT0S' | /services/bureau/timeout: must be an ISO 8601 duration of an hour at most, such as"
                        + " PT10S",
                "'timeout': '10s' | /services/bureau/timeout: must be an ISO 8601 duration of an hour at most, such as"
                        + " PT10S",
                "'maxWait': '-PT1S' | /services/bureau/maxWait: must be an ISO 8601 duration of an hour at most, such as"
                        + " PT10S",
                "'maxConcurrent': 0 | /services/bureau/maxConcurrent: must be from 1 to 1000",
                "'maxConcurrent': 'many' | /services/bureau/maxConcurrent: must be a number, but is a text",
                "'maxAnswerBytes': 99999999 | /services/bureau/maxAnswerBytes: must be from 1 to 26214400",
                "'circuitBreaker': {'failureRate': 101} | /services/bureau/circuitBreaker/failureRate: must be from 1 to"
                        + " 100",
                "'circuitBreaker': {'open': 1} | /services/bureau/circuitBreaker/open: is not known here: check the"
                        + " spelling, or take it out",
                "'circuitBreaker': true | /services/bureau/circuitBreaker: must be an object, but is a boolean",
                "'workspaces': ['Not One'] | /services/bureau/workspaces/0: no workspace can be called Not One",
                "'workspaces': 'lender' | /services/bureau/workspaces: must be a list, but is a text"
            })
    void namesThePlaceInAService(String members, String said) {
        assertEquals(List.of(said), wrongService(members));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'body': {} | /channels/sms/request: required",
                "'request': {'phone': '/to'} | /channels/sms/request: must have a place for text or for code",
                "'request': {'text': '/body', 'name': '/n'} | /channels/sms/request/name: is not known here: take of [code,"
                        + " companyName, countryCode, email, minutes, phone, phoneNumber, subject, text, workspace]",
                "'request': {'text': '/body'}, 'response': {} | /channels/sms/response: is not known here: check the"
                        + " spelling, or take it out",
                "'request': {'text': '/body'}, 'keepAlive': true | /channels/sms/keepAlive: is not known here: check"
                        + " the spelling, or take it out"
            })
    void namesThePlaceInAChannel(String members, String said) {
        assertTrue(wrongChannel(members).contains(said), wrongChannel(members)::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | must be an object, but is a list",
                "{'service': {}} | /service: is not known here: did you mean services? Otherwise take it out",
                "{'services': ['x']} | /services: must be an object, but is a list",
                "{'services': {'bureau': 'https://x.example'}} | /services/bureau: must be an object, but is a text",
                "{'services': {'bureau': {}}} | /services/bureau/url: required",
                "{'services': {'Big Bureau': {'url': 'https://x.example'}}} | /services/Big Bureau: must be a name that"
                        + " definitions can use: lower-case letters, digits and -, 63 at most",
                "{'channels': {'fax': {'url': 'https://x.example', 'request': {'text': '/t'}}}} | /channels/fax: is"
                        + " not known here: take of email, sms, whatsapp",
                "{'services': | not valid JSON at line 1, column 13"
            })
    void namesThePlaceInTheFile(String file, String said) {
        assertTrue(wrong(file).contains(said), wrong(file)::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "bureau.example",
        "ftp://bureau.example",
        "https://",
        "https:///v1",
        "https://user:pw@bureau.example",
        "https://bureau.example/{rfc}",
        "https://bureau.example/v1?rfc={{ rfc }}",
        "https://bureau.example/#x",
        "https://bureau.example:99999",
        "https://bu reau.example"
    })
    void refusesUrlsThatAreNone(String url) {
        List<String> wrong = wrong("{'services': {'bureau': {'url': '" + url + "'}}}");

        assertEquals(
                List.of(
                        "/services/bureau/url: must be an http or https URL without user, fragment or placeholder: values"
                                + " go into the body, secrets into headers"),
                wrong);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        List<String> wrong = wrong("{'services': {'one': {}, 'two': {'url': 1}}, 'channels': {'sms': {}}}");

        assertEquals(
                List.of(
                        "/services/one/url: required",
                        "/services/two/url: must be text, but is a number",
                        "/channels/sms/url: required",
                        "/channels/sms/request: required",
                        "/channels/sms/request: must have a place for text or for code"),
                wrong);
    }

    @Test
    void doesNotRepeatSecrets() {
        List<String> wrong =
                wrongService("'headers': {'X': '{{ secret.token }}', 'Y': '{{ secret.broken }}'}, 'url2': 1");

        assertEquals(2, wrong.size());
        assertFalse(wrong.toString().contains("gehe1m"), wrong::toString);
    }
}
