package dev.workfloo.person.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.person.InvitePerson.Invitation;
import dev.workfloo.application.port.in.person.InvitePerson.NewLink;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.http.Deployment;
import dev.workfloo.http.WorkflooApi;
import dev.workfloo.http.operation.BriefPatience;
import dev.workfloo.memory.MemoryStore;
import dev.workfloo.person.PersonSite;
import dev.workfloo.person.step.PersonPorts;
import dev.workfloo.rule.Value;
import dev.workfloo.tika.TikaFormats;
import io.javalin.Javalin;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A person with a link and a browser that runs no script, at a lender's service. */
final class Applicant implements AutoCloseable {

    static final Scope SCOPE = Scope.production("lender");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final MemoryStore store = new MemoryStore();
    final Workfloo workfloo = Workfloo.builder(store, InstantSource.system(), new SecureRandom())
            .files(new TikaFormats())
            .build();
    final ExecutionId execution;

    private final Javalin server;
    private String path = "";
    private String cookie = "";

    /** @param definition a JSON document */
    Applicant(String definition) throws Exception {
        workfloo.definitions()
                .publish(SCOPE.workspace(), Value.of(JSON.readValue(definition, Map.class)))
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        String flow = JSON.readTree(definition).get("id").textValue();
        execution = workfloo.executions()
                .execute(StartWorkfloo.of(SCOPE, flow))
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .id();
        PersonPorts ports = new PersonPorts(
                workfloo.admissions(),
                workfloo.following(),
                workfloo.steps(),
                new PersonPorts.Verification(workfloo.verification(), BriefPatience.FOR_A_VERDICT::begin),
                workfloo.drafts());
        WorkflooApi api = WorkflooApi.of(workfloo.callers(), List.of(), Deployment.MIXED)
                .with(List.of(PersonSite.of(ports, workfloo.uploads(), workfloo.brands(), () -> false)));
        server = Javalin.create(api::install).start("127.0.0.1", 0);
        enter();
    }

    /** With one node that asks for these fields, and one behind it. */
    static Applicant askedFor(String fields) throws Exception {
        return new Applicant("""
                {"id": "657117e1d511b6e54fe2ae11", "name": "Asks", "start": "ask", "nodes": [
                  {"id": "ask", "type": "FORM", "name": "Asks", "next": "end",
                   "sections": [{"section": "All", "fields": [%s]}]},
                  {"id": "end", "type": "LABEL", "name": "End", "labels": ["end"]}]}""".formatted(fields));
    }

    /** By another link, on another device. */
    void enter() throws Exception {
        NewLink link = workfloo.invitations()
                .invite(SCOPE, execution, Invitation.usual())
                .getOrElseThrow(problem -> new AssertionError(problem.message()));
        path = "/p/" + link.link().id().hex();
        String token = DrawnHtml.of(get(path + "/" + link.token()).body()).value("_token");
        HttpResponse<String> entered = post(path + "/" + link.token(), Map.of("_token", List.of(token)));
        cookie = entered.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(to(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> file(String address) throws Exception {
        return CLIENT.send(to(address).build(), BodyHandlers.ofByteArray());
    }

    DrawnHtml page() throws Exception {
        return DrawnHtml.of(get(path).body());
    }

    private HttpResponse<String> post(String path, Map<String, List<String>> fields) throws Exception {
        String body = fields.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return CLIENT.send(
                to(path).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends a form as it was drawn and then filled. */
    HttpResponse<String> send(DrawnHtml form) throws Exception {
        return post(path, form.fields());
    }

    /** The same as a script does that has it drawn anew. */
    HttpResponse<String> redraw(DrawnHtml form) throws Exception {
        return post(path + "/redraw", form.fields());
    }

    record Chosen(String field, String name, byte[] bytes) {}

    /** The same with files. */
    HttpResponse<String> send(DrawnHtml form, Chosen... files) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.fields()
                .forEach((name, values) -> values.forEach(value -> body.writeBytes(
                        part("name=\"" + name + "\"", "").concat(value + "\r\n").getBytes(StandardCharsets.UTF_8))));
        for (Chosen file : files) {
            String head = "name=\"" + file.field() + "\"; filename=\"" + file.name() + "\"";
            body.writeBytes(part(head, "Content-Type: image/png\r\n").getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.bytes());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--line--\r\n".getBytes(StandardCharsets.UTF_8));
        return CLIENT.send(
                to(path).header("Content-Type", "multipart/form-data; boundary=line")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String part(String head, String type) {
        return "--line\r\nContent-Disposition: form-data; " + head + "\r\n" + type + "\r\n";
    }

    WorkflooExecution stands() {
        return workfloo.following()
                .status(SCOPE, execution)
                .getOrElseThrow(problem -> new AssertionError(problem.message()))
                .execution();
    }

    /** What its form was answered. */
    Map<String, Value> answers(String node) {
        return stands().data().values().entrySet().stream()
                .filter(it -> it.getKey().name().equals(node))
                .findFirst()
                .orElseThrow(() -> new AssertionError(node + " was not answered"))
                .getValue()
                .members();
    }

    @Override
    public void close() {
        server.stop();
    }
}
