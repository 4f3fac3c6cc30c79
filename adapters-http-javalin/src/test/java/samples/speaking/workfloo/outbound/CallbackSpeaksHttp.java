package samples.speaking.workfloo.outbound;

import org.apache.hc.core5.http.HttpRequest;

public record CallbackSpeaksHttp(HttpRequest request) {}
