package samples.apart.workfloo.outbound.mail;

import samples.apart.workfloo.outbound.http.Client;

public record MailKnowsHttp(Client client) {}
