// An SMSC by npm's `smpp`: takes submissions, prints each as a line of JSON, and sends a receipt for it.
const smpp = require("smpp");
const say = (what) => process.stdout.write(JSON.stringify(what) + "\n");
let number = 0;
const server = smpp.createServer({}, (session) => {
  session.on("bind_transceiver", (pdu) => {
    const known = pdu.system_id === "amends" && pdu.password === "s3cret-9";
    session.send(pdu.response(known ? { system_id: "node" } : { command_status: smpp.ESME_RINVPASWD }));
  });
  session.on("submit_sm", (pdu) => {
    const id = `n-${++number}`;
    const udh = pdu.short_message.udh ? pdu.short_message.udh.map((one) => one.toString("hex")) : [];
    say({ id, to: pdu.destination_addr, from: pdu.source_addr, coding: pdu.data_coding, text: pdu.short_message.message, udh });
    session.send(pdu.response({ message_id: id }));
    session.deliver_sm({
      source_addr: pdu.destination_addr,
      destination_addr: pdu.source_addr,
      esm_class: 4,
      short_message: `id:${id} sub:001 dlvrd:001 submit date:2606011159 done date:2606011200 stat:DELIVRD err:000 text:`,
    });
  });
  session.on("query_sm", (pdu) => session.send(pdu.response({ message_id: pdu.message_id, final_date: "", message_state: 2, error_code: 0 })));
  session.on("enquire_link", (pdu) => session.send(pdu.response()));
  session.on("unbind", (pdu) => { session.send(pdu.response()); session.close(); });
  session.on("error", () => {});
});
server.listen(0, "127.0.0.1", () => say({ port: server.address().port }));
process.stdin.on("end", () => process.exit(0)).resume();
