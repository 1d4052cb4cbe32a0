import { alerts } from './de.alerts';
import { corrections } from './de.corrections';
import { incidents, vouchers } from './de.incidents';
import { pages } from './de.pages';
import { calendar, utilisation } from './de.utilisation';
import type { Messages } from './en';

export const de: Messages = {
  ...pages,
  alerts,
  corrections,
  incidents,
  vouchers,
  utilisation,
  calendar,
  languageName: 'Deutsch',
  title: 'Workshop',
  tagline: 'Die Produktion, live',
  noDataYet: 'noch keine Daten',
  unknown: '–',

  controls: {
    label: 'Anzeige',
    otherLanguage: 'English',
    toLight: 'Zum hellen Design wechseln',
    toDark: 'Zum dunklen Design wechseln',
    snow: 'Schnee',
    snowStill: 'Ihr System wünscht weniger Bewegung, darum schneit es nicht',
    signOut: 'Abmelden',
    copy: 'Kopieren',
    copied: 'Kopiert',
    copyFailed: 'Bitte markieren und kopieren',
  },

  phase: {
    loading: 'Die Werkstatt wird geöffnet …',
    unreachable: 'Die Werkstatt antwortet nicht',
    unreachableWhy: 'Vielleicht startet der Dienst gerade, oder das Netz ist weg. Diese Seite versucht es weiter.',
    tryAgain: 'Noch einmal versuchen',
    denied: 'Dieser Schlüssel darf die Zahlen nicht lesen',
    deniedWhy: (name) =>
      `Sie sind als „${name}“ angemeldet. Für das Dashboard braucht ein Schlüssel eines der Rechte read, operate oder admin.`,
    otherKey: 'Mit einem anderen Schlüssel anmelden',
  },

  signIn: {
    heading: 'Kommen Sie herein ins Warme',
    intro: 'Melden Sie sich mit einem API-Schlüssel an, der lesen darf.',
    key: 'API-Schlüssel',
    submit: 'Anmelden',
    claimHeading: 'Diese Werkstatt übernehmen',
    claimIntro: 'Noch gehört sie niemandem. Der einmalige Code steht in der Konsole, in der der Dienst gestartet wurde.',
    claimCode: 'Übernahmecode',
    claimSubmit: 'Werkstatt übernehmen',
    haveKey: 'Ich habe schon einen Schlüssel',
    haveCode: 'Ich habe den Übernahmecode',
    session: 'Ihr Browser bleibt angemeldet; der Schlüssel selbst wird darin nicht aufbewahrt.',
    wrongKey: 'Dieser Schlüssel ist unbekannt oder abgelaufen.',
    wrongCode: 'Das ist nicht der Code. Er steht in den neuesten Zeilen der Konsole.',
    alreadyClaimed: 'Die Werkstatt gehört schon jemandem. Melden Sie sich mit einem Schlüssel an.',
    tooMany: 'Zu viele Versuche. Bitte kurz warten und noch einmal versuchen.',
    failed: 'Die Werkstatt antwortet nicht. Bitte noch einmal versuchen.',
  },

  newKey: {
    heading: 'Die Werkstatt gehört Ihnen',
    once: 'Das ist Ihr Admin-Schlüssel. Er wird nur jetzt gezeigt: Bewahren Sie ihn sicher auf.',
    key: 'Ihr Schlüssel',
    firstEntry: 'Einen ersten Eintrag senden',
    firstEntryWhy: 'Fügen Sie das in ein Terminal ein. Das Dashboard leuchtet auf.',
    continue: 'Zum Dashboard',
  },

  connection: {
    live: 'Live',
    polling: 'Nicht live',
    connecting: 'Verbinde …',
    offline: 'Keine Verbindung',
    pollingWhy: 'alle 30 Sekunden aktualisiert',
    asOf: (time) => `Stand ${time}`,
    stale: (minutes) => `Diese Zahlen sind ${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'} alt`,
    staleWhy: 'Die Werkstatt ist nicht erreichbar. Diese Seite versucht es weiter.',
  },

  demo: {
    label: 'Demo',
    text: 'Diese Einträge kommen vom Simulator, nicht von echten Stationen.',
  },

  empty: {
    heading: 'Noch ist es still in der Werkstatt',
    text: 'Keine Station hat sich bisher gemeldet. Senden Sie den ersten Eintrag und sehen Sie zu, wie er hier ankommt.',
    terminal: 'Im Terminal',
    needsKey: (placeholder) => `Setzen Sie Ihren API-Schlüssel an die Stelle von ${placeholder}.`,
    waiting: 'Warten auf den ersten Eintrag',
  },

  kpi: {
    heading: 'Auf einen Blick',
    readiness: 'Produktionsreife',
    quality: 'Fehlerfreiheit',
    stability: 'Stabilität',
    activity: 'Aktivität',
    readinessMade: 'Aktivität 30 % · Fehlerfreiheit 40 % · Stabilität 30 %',
    qualityOf: 'Einträge ohne Fehler in 30 Tagen',
    stabilityOf: 'Einträge ohne kritischen Fehler in 30 Tagen',
    activityOf: 'Einträge in 24 Stunden',
    levels: { ready: 'Produktionsreif', development: 'In Entwicklung', prototype: 'Prototyp' },
    shares: { excellent: 'Ausgezeichnet', good: 'Gut', fair: 'Mäßig', poor: 'Braucht Aufmerksamkeit' },
    targetMet: (target) => `Ziel von ${target} erreicht`,
    ofTarget: (share, target) => `${share} des Ziels von ${target}`,
  },

  timeline: {
    heading: 'Die letzten 7 Tage',
  },

  errors: {
    heading: 'Fehler',
    rate: 'Fehlerrate',
    of: (count, total) => `${count} von ${total} Einträgen in 30 Tagen`,
    top: 'Am häufigsten',
    brokeMost: 'Was in 30 Tagen am meisten kaputtging',
    week: '7 Tage',
    window: '30 Tage',
    none: (days) => `Keine Fehler in ${days} Tagen.`,
    type: 'Art',
    count: 'Anzahl',
    share: 'Anteil',
  },

  fixes: {
    heading: 'Behobenes',
    rate: 'Behebungsrate',
    perWeek: 'Behoben in 7 Tagen',
    open: 'Offene Störungen',
    mttr: 'Mittlere Zeit bis zur Behebung',
    all: 'Alle Störungen',
  },

  maturity: {
    heading: 'Reifegrad der Funktionen',
    feature: 'Funktion',
    entries: 'Einträge',
    errorRate: 'Fehler\u00adrate',
    level: 'Stufe',
    none: 'Noch hat sich keine Funktion gemeldet.',
    showAll: (count) => `Alle ${count} zeigen`,
    showFewer: 'Weniger zeigen',
    levels: { 1: 'Prototyp', 2: 'Beta', 3: 'Stabil', 4: 'Mission Critical' },
  },

  recent: {
    heading: 'Neueste Einträge',
    none: 'Noch nichts.',
    all: 'Alle Einträge',
    isNew: 'neu',
    unusual: 'ungewöhnlich',
    critical: 'kritisch',
    statuses: {
      completed: 'fertig',
      failed: 'misslungen',
      rework: 'Nacharbeit',
      scrapped: 'Ausschuss',
      in_progress: 'in Arbeit',
    },
    error: 'Fehler',
    event: 'Ereignis',
  },

  backup: {
    heading: 'Sicherung',
    none: 'Noch keine Sicherung',
    noneWhy: 'Die Einträge liegen sicher auf der Platte dieses Rechners, aber es gibt keine Kopie.',
    last: (when) => `Letzte Sicherung ${when}`,
    proven: (when) => `Zur Probe zurückgespielt ${when}, und in Ordnung.`,
    unproven: 'Noch nicht zur Probe zurückgespielt.',
  },

  footer: {
    zone: (zone) => `Tage und Zeiten in ${zone}`,
    window: 'Wo nichts anderes steht, gelten die Zahlen für heute und die 29 Tage davor',
    explain: 'Jede Zahl erklärt auf Druck, wie sie entsteht.',
  },

  announce: (readiness, activity) => `Produktionsreife ${readiness}, ${activity} Einträge in den letzten 24 Stunden.`,
  documentTitle: (readiness) => `${readiness} · Workshop`,
};
