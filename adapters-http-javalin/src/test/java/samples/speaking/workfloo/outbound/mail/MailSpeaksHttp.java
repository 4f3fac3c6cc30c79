package samples.speaking.workfloo.outbound.mail;

import org.apache.hc.core5.http.HttpRequest;

public record MailSpeaksHttp(HttpRequest request) {}
