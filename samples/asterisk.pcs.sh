#!/bin/sh
# The same as asterisk.crmsh, with pcs.
set -eu
pcs resource create p_ip ocf:heartbeat:IPaddr2 ip=192.0.2.10 cidr_netmask=24 \
    op monitor interval=10s timeout=20s --group g_telephony
pcs resource create p_asterisk ocf:oscine:asterisk \
    config=/etc/asterisk/asterisk.conf maxfiles=8192 monitor_sipuri=sip:monitor@192.0.2.10 \
    op start timeout=40s op stop timeout=30s op monitor interval=20s timeout=30s --group g_telephony
