package dev.workfloo.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A collector of traces, which keeps in memory what is exported to it in OTLP over HTTP. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final List<ResourceSpans> received = new ArrayList<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /**
     * @param instance which process it is from
     * @param parent the id of the span above; empty when there is none
     */
    record Span(String trace, String id, String parent, String name, String instance) {}

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            InputStream body = exchange.getRequestBody();
            ExportTraceServiceRequest request =
                    ExportTraceServiceRequest.parseFrom(zipped ? new GZIPInputStream(body) : body);
            synchronized (this) {
                received.addAll(request.getResourceSpansList());
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized List<Span> spans(String trace) {
        return received.stream()
                .flatMap(Collector::spans)
                .filter(span -> span.trace().equals(trace))
                .toList();
    }

    private static Stream<Span> spans(ResourceSpans process) {
        String instance = process.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.instance.id"))
                .map(KeyValue::getValue)
                .findFirst()
                .orElseThrow()
                .getStringValue();
        HexFormat hex = HexFormat.of();
        return process.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new Span(
                        hex.formatHex(span.getTraceId().toByteArray()),
                        hex.formatHex(span.getSpanId().toByteArray()),
                        hex.formatHex(span.getParentSpanId().toByteArray()),
                        span.getName(),
                        instance));
    }

    /** All that was exported, as text. */
    synchronized String text() {
        return received.toString();
    }

    synchronized int count() {
        return received.stream().mapToInt(it -> (int) spans(it).count()).sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
