/*
 * Network flows: each attribute in just the bits it needs, and one byte string
 * that is the same on every machine.
 */
#include "flow.h"

#include <inttypes.h>
#include <stdio.h>

static slot_status
count_packet(struct flow *flow, uint64_t octets, uint64_t flags)
{
	slot_status status = flow_set_packets(flow, (uint64_t)flow_get_packets(flow) + 1);

	if (status == SLOT_OK)
		status = flow_set_octets(flow, flow_get_octets(flow) + octets);
	if (status == SLOT_OK)
		status = flow_set_tcp_flags(flow, flow_get_tcp_flags(flow) | flags);
	return status;
}

int
main(void)
{
	struct flow flow;
	char text[400];

	if (flow_init(&flow, 0xc0000201u, 0xc6336401u, PROTOCOL_TCP) != SLOT_OK)
		return 1;
	if (flow_set_source_port(&flow, 49152) != SLOT_OK || flow_set_destination_port(&flow, 443) != SLOT_OK ||
	    flow_set(&flow, "first_seen", slot_string("2023-11-14T22:13:20.25Z")) != SLOT_OK)
		return 1;
	if (count_packet(&flow, 60, TCP_FLAG_SYN) != SLOT_OK || count_packet(&flow, 1500, TCP_FLAG_ACK | TCP_FLAG_PSH) != SLOT_OK)
		return 1;
	flow_format(&flow, text, sizeof text);
	printf("%s\n", text);

	/* Without a VLAN tag there is none, which is not VLAN 1. */
	printf("vlan: %s\n", flow_has_vlan(&flow) ? "tagged" : "none");
	if (flow_set_vlan(&flow, 4094) != SLOT_OK)
		return 1;
	printf("vlan: %" PRIu16 "\n", flow_get_vlan(&flow));
	flow_unset_vlan(&flow);

	/* Names of protocols, from their numbers and back. */
	printf("17 is %s\n", protocol_name(17));
	printf("99 is %s\n", protocol_is_valid(99) ? "known" : "unknown");

	/* Counters do not wrap: the packet that is one too many is refused. */
	if (flow_set_packets(&flow, 1000000) != SLOT_OK)
		return 1;
	printf("one more: %s\n", slot_status_name(count_packet(&flow, 60, 0)));
	flow_clear(&flow);
	return 0;
}
