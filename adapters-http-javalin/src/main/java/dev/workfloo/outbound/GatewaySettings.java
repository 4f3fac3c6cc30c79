package dev.workfloo.outbound;

/** A gateway that brings consent codes to people; only what has a place in its body is sent to it. */
record GatewaySettings(EndpointSettings endpoint, RequestMapping request) {}
