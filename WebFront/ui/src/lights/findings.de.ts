/** What the service says in English (WebFront/Preflight/Lights), in German, by its code. */
type Text = (values: Record<string, string>) => { reason: string; mend?: string };

const log = 'Der Grund steht im Protokoll des Dienstes; das Licht wird von selbst grün, wenn er behoben ist.';
const mistake = 'Das ist ein Fehler im Programm: Gehen Sie damit nicht in Betrieb.';

export const findings: Record<string, Text> = {
  'light.slow': ({ seconds }) => ({ reason: `Es war nach ${seconds} s nicht geprüft.`, mend: 'Sehen Sie nach, ob der Dienst oder was er braucht überlastet ist.' }),
  'light.failed': () => ({ reason: 'Die Prüfung selbst ist gescheitert.', mend: 'Der Grund steht im Protokoll des Dienstes.' }),
  'loopback.none': () => ({ reason: 'Der Dienst lauscht an keinem Anschluss.' }),

  'loopback.silent': ({ url }) => ({ reason: `Der Dienst erreicht sich unter ${url} selbst nicht.`, mend: 'Sehen Sie nach, ob etwas auf dieser Maschine Verbindungen abfängt.' }),

  'settings.unknown': ({ names }) => ({
    reason: `Niemand liest: ${(names ?? '').replaceAll('did you mean', 'meinten Sie')}.`,
    mend: 'Berichtigen oder entfernen Sie die Namen. README.md nennt alle Einstellungen.',
  }),
  'settings.missing': ({ names }) => ({
    reason: `Nicht gesetzt: ${names}.`,
    mend: 'Setzen Sie sie, bevor Sie in Betrieb gehen: Welcher Tag ist und wie man den Dienst erreicht, soll nicht von der Maschine abhängen.',
  }),
  'settings.good': () => ({ reason: 'Jede Einstellung hat einen bekannten Namen.' }),

  'storage.good': () => ({ reason: 'Offen, in der Fassung dieses Programms, und eben beschrieben.' }),
  'storage.bad': () => ({ reason: 'In den Speicher kann nicht geschrieben werden.', mend: log }),
  'engine.good': () => ({ reason: 'Es antwortet mit den Zahlen.' }),
  'engine.bad': () => ({ reason: 'Es antwortet nicht.', mend: log }),
  'engine.none': () => ({ reason: 'Die Akteure leben im Verbund; das Licht der Silos sagt, wie es ihnen geht.' }),
  'silos.none': () => ({ reason: 'Es gibt keine: Alles ist in diesem einen Prozess.' }),
  'silos.good': ({ detail }) => ({ reason: (detail ?? '').replace('active', 'in Betrieb') || 'Wohlauf.' }),
  'silos.bad': () => ({ reason: 'Kein Silo antwortet.', mend: log }),

  'backup.good': ({ last, proof }) => ({ reason: `Die letzte Sicherung ist von ${last}; zur Probe zurückgespielt wurde eine um ${proof}.` }),
  'backup.unproven': ({ last }) => ({
    reason: `Die letzte Sicherung ist von ${last}, aber noch keine wurde zur Probe zurückgespielt.`,
    mend: 'Das geschieht jede Nacht nach drei Uhr.',
  }),
  'backup.none': () => ({ reason: 'Es gibt noch keine Sicherung.', mend: 'Machen Sie eine auf der Seite der Einstellungen, oder mit „workshop backup create“.' }),
  'backup.failed': () => ({
    reason: 'Die letzte Sicherung ließ sich nicht machen, oder nicht zur Probe zurückspielen.',
    mend: 'Der Grund steht im Protokoll des Dienstes; oft ist die Platte der Sicherungen voll.',
  }),

  'room.good': ({ free, used }) => ({ reason: `${free} MB sind frei; die Daten sind ${used} MB groß.` }),
  'room.short': ({ free, needed }) => ({
    reason: `Wo die Daten ruhen, sind nur ${free} MB frei; gebraucht werden ${needed} MB.`,
    mend: 'Schaffen Sie Platz, oder legen Sie Workshop:DataDirectory auf eine größere Platte.',
  }),

  'schedules.late': ({ count, day }) => ({
    reason: `${count} vergangene Tage sind nicht abgeschlossen, der erste davon ${day}.`,
    mend: 'Sehen Sie im Protokoll des Dienstes nach, warum Zahlen nicht geschrieben oder Tage nicht abgeschlossen werden können. Sobald das geht, werden sie von selbst abgeschlossen, der älteste zuerst.',
  }),
  'schedules.unproven': () => ({
    reason: 'Vergangene Tage werden abgeschlossen, aber nachts nicht nachgezählt.',
    mend: 'Setzen Sie Workshop:DailyClose:NightlyProof auf true.',
  }),
  'schedules.different': ({ count }) => ({
    reason: `Die Zahlen von ${count} Tagen sind nicht, was die Einträge ergeben, und ließen sich nicht berichtigen.`,
    mend: 'Rufen Sie workshop verify auf, und sehen Sie im Protokoll des Dienstes nach.',
  }),
  'schedules.waiting': ({ count }) => ({
    reason: `${count} Tage sind seit der letzten Nacht noch nicht nachgezählt.`,
    mend: 'Warten Sie, oder sehen Sie im Protokoll des Dienstes nach, warum es so lange dauert.',
  }),
  'schedules.repaired': ({ count }) => ({
    reason: `Die Zahlen von ${count} Tagen waren nicht, was die Einträge ergeben, und wurden berichtigt.`,
    mend: 'Finden Sie heraus, wer neben dem Dienst in die Datenbank schreibt; workshop verify sagt, was abwich.',
  }),
  'schedules.good': () => ({ reason: 'Jeder vergangene Tag ist abgeschlossen, und seine Zahlen sind, was die Einträge ergeben.' }),

  'keys.unclaimed': () => ({ reason: 'Niemand hat die Werkstatt bisher übernommen.', mend: 'Übernehmen Sie sie mit dem Code auf der Konsole des Dienstes.' }),
  'keys.guessable': () => ({ reason: 'Ein Schlüssel gilt, den jeder versuchen würde.', mend: 'Machen Sie einen neuen und entfernen Sie den erratbaren.' }),
  'keys.bootstrap': () => ({
    reason: 'Workshop:BootstrapKey steht noch in den Einstellungen und ist ein Admin-Schlüssel.',
    mend: 'Machen Sie einen Admin-Schlüssel, den nur sein Besitzer kennt, widerrufen Sie den Startschlüssel und entfernen Sie ihn aus den Einstellungen.',
  }),
  'keys.good': () => ({ reason: 'Die Werkstatt hat einen Admin, und keinen Schlüssel, der anderswo bekannt ist.' }),

  'roles.good': ({ roles, routes, admitted, denied }) => ({
    reason: `${roles} Rollen an ${routes} Wegen versucht: ${admitted} eingelassen, ${denied} abgewiesen, jede wie es sein soll.`,
  }),
  'roles.wrong': ({ count, decisions }) => ({ reason: `${count} Entscheidungen sind falsch: ${decisions}.`, mend: mistake }),
  'strangers.good': ({ knocks }) => ({ reason: `${knocks}-mal ohne oder mit falschem Schlüssel geklopft: jedes Mal abgewiesen.` }),
  'strangers.entered': ({ routes }) => ({ reason: `Nicht abgewiesen: ${routes}.`, mend: mistake }),

  'publicUrl.none': () => ({ reason: 'Workshop:PublicUrl ist nicht gesetzt: Es gilt die Adresse, an der der Dienst lauscht.' }),
  'publicUrl.good': ({ url }) => ({ reason: `${url} führt zu dieser Fassung.` }),
  'publicUrl.other': ({ url }) => ({
    reason: `An ${url} antwortet etwas anderes als ein Workshop.`,
    mend: 'Leiten Sie die Adresse oder ihren Proxy zu diesem Dienst, oder berichtigen Sie Workshop:PublicUrl.',
  }),
  'publicUrl.build': ({ url }) => ({ reason: `${url} führt zu einer anderen Fassung von Workshop.`, mend: 'Beenden Sie die Umstellung, oder berichtigen Sie Workshop:PublicUrl.' }),
  'publicUrl.silent': ({ url }) => ({ reason: `An ${url} antwortet nichts.`, mend: 'Sehen Sie nach Namen, Firewall und Proxy, oder berichtigen Sie Workshop:PublicUrl.' }),

  'origins.foreign': () => ({ reason: 'Eine Seite von anderswo darf schreiben.', mend: mistake }),
  'origins.public': () => ({
    reason: 'Seiten unter der öffentlichen Adresse dürfen nicht schreiben.',
    mend: 'Berichtigen Sie Workshop:PublicUrl: Schema, Name und Anschluss müssen die der Adresszeile sein.',
  }),
  'origins.proxied': () => ({
    reason: 'Sie kommen über einen Proxy, und Workshop:PublicUrl ist nicht gesetzt: Anmelden kann abgewiesen werden.',
    mend: 'Setzen Sie Workshop:PublicUrl auf die Adresse, die man eintippt.',
  }),
  'origins.good': ({ url }) => ({ reason: url ? `Nur Seiten unter ${url} und der eigenen Adresse des Dienstes dürfen schreiben.` : 'Nur Seiten der eigenen Adresse des Dienstes dürfen schreiben.' }),

  'certificate.none': () => ({ reason: 'Es gibt keine öffentliche Adresse, deren Zertifikat man ansehen könnte.' }),
  'certificate.loopback': () => ({ reason: 'Die öffentliche Adresse ist die dieser Maschine selbst; sie braucht kein Zertifikat.' }),
  'certificate.http': () => ({
    reason: 'Die öffentliche Adresse ist http: Schlüssel und Zahlen reisen für andere lesbar.',
    mend: 'Stellen Sie TLS vor den Dienst, und machen Sie Workshop:PublicUrl zu https.',
  }),
  'certificate.silent': ({ host }) => ({ reason: `Zu ${host} kommt keine sichere Verbindung zustande.`, mend: 'Sehen Sie nach den TLS-Einstellungen des Proxys.' }),
  'certificate.expired': ({ until }) => ({ reason: `Das Zertifikat ist am ${until} abgelaufen.`, mend: 'Erneuern Sie es.' }),
  'certificate.host': ({ host }) => ({ reason: `Das Zertifikat gilt nicht für ${host}.`, mend: 'Holen Sie eines, das diesen Namen nennt.' }),
  'certificate.chain': () => ({ reason: 'Der Kette des Zertifikats wird nicht vertraut.', mend: 'Liefern Sie die ganze Kette, von einem Aussteller, den Browser kennen.' }),
  'certificate.soon': ({ until, days }) => ({ reason: `Das Zertifikat läuft am ${until} ab, in ${days} Tagen.`, mend: 'Erneuern Sie es, und finden Sie heraus, warum das nicht von selbst geschah.' }),
  'certificate.good': ({ host, until, days }) => ({ reason: `Vertrauenswürdig, für ${host}, bis ${until}: ${days} Tage.` }),

  'realtime.good': () => ({ reason: 'Eine Anzeige hat sich über WebSocket verbunden und die Zahlen bekommen.' }),
  'realtime.bad': () => ({ reason: 'Eine Anzeige kann sich nicht über WebSocket verbinden.', mend: 'Sehen Sie ins Protokoll des Dienstes, und ob etwas auf dieser Maschine Verbindungen abfängt.' }),

  'clock.behind': ({ seconds }) => ({ reason: `Die Uhr geht dem neuesten Eintrag ${seconds} s nach.`, mend: 'Stellen Sie die Uhr der Maschine nach einem Zeitdienst (chrony, systemd-timesyncd).' }),
  'clock.moved': ({ seconds }) => ({ reason: `Die Uhr wurde seit dem Start um ${seconds} s verstellt.`, mend: 'Sehen Sie nach, ob der Zeitdienst der Maschine arbeitet.' }),
  'clock.good': ({ now }) => ({ reason: `Es ist ${now} UTC, und die Uhr wurde nicht verstellt.` }),

  'log.none': () => ({ reason: 'Was der Dienst meldet, wird nirgends aufgeschrieben.', mend: 'Richten Sie einen Protokollempfänger ein; die Konsole ist einer, wenn nichts anderes gesagt ist.' }),
  'log.silent': () => ({ reason: 'Fehler werden nicht gemeldet: Die Schwelle ist zu hoch.', mend: 'Setzen Sie Logging:LogLevel auf Information.' }),
  'log.sparse': () => ({ reason: 'Nur Fehler und Warnungen werden gemeldet.', mend: 'Setzen Sie Logging:LogLevel auf Information, damit das Protokoll sagt, was getan wurde.' }),
  'log.good': () => ({ reason: 'Eine Meldung wurde geschrieben und ist angekommen.' }),

  'heartbeat.none': () => ({ reason: 'Workshop:Heartbeat:Url ist nicht gesetzt: Niemand draußen bemerkt, wenn der Dienst schweigt.' }),
  'heartbeat.good': () => ({ reason: 'Der letzte Herzschlag wurde beantwortet.' }),
  'heartbeat.waiting': () => ({ reason: 'Es gab noch keinen Herzschlag.', mend: 'Warten Sie auf den ersten.' }),
  'heartbeat.failed': () => ({
    reason: 'Der letzte Herzschlag wurde nicht beantwortet.',
    mend: 'Sehen Sie nach Workshop:Heartbeat:Url; eine Adresse in einem privaten Netz braucht Workshop:Outgoing:AllowPrivate.',
  }),

  'alerts.off': () => ({ reason: 'Workshop:Alerts:Enabled ist false: Niemand wird benachrichtigt.' }),
  'alerts.none': () => ({ reason: 'Weder ein Mailserver noch ein Webhook ist eingestellt: Nur offene Seiten erfahren von Alarmen.' }),
  'alerts.good': () => ({ reason: 'Der letzte Alarm kam auf jedem Kanal an.' }),
  'alerts.waiting': ({ channels }) => ({
    reason: `Es wurde noch nie ein Alarm verschickt: ${channels}.`,
    mend: 'Schicken Sie auf der Seite „Alarme“ einen Test, oder mit workshop alerts test.',
  }),
  'alerts.failing': ({ channels }) => ({
    reason: `Der letzte Alarm kam nicht an: ${channels}.`,
    mend: 'Sehen Sie nach den Einstellungen des Kanals und nach dem Empfänger; docs/operations.md sagt, was jedes Wort bedeutet. Schicken Sie dann auf der Seite „Alarme“ einen Test.',
  }),

  'errors.none': () => ({ reason: 'Der Dienst hat seit seinem Start keinen Fehler gemeldet.' }),
  'errors.some': ({ total, kinds, named }) => ({
    reason: `${total} Fehler seit dem Start, von ${kinds} Arten: ${named}.`,
    mend: 'Lesen Sie das Protokoll des Dienstes, beheben Sie, was es sagt, und starten Sie den Dienst neu.',
  }),
};
