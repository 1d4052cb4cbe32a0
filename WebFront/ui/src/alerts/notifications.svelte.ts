import { t } from '../i18n/language.svelte';
import { remember, remembered } from '../preferences/storage';
import { paths } from '../route/routes';
import { foremost, type AlertPush } from './alerts';

/** `unsupported`: the browser has none, or not here. `denied`: the person has said no, which only the browser's settings change. */
export type NotificationState = 'unsupported' | 'denied' | 'off' | 'on';

/** So many ids are remembered: a message may be told again. */
const rememberedIds = 50;

let permission = $state<NotificationPermission | null>('Notification' in window ? Notification.permission : null);
let wanted = $state(remembered('notifications') === 'on');
const told = new Set<string>();

/** Whether the browser notifies of alerts while a page is open. Nobody is asked who has not pressed the button. */
export const notifications = {
  get state(): NotificationState {
    if (permission === null) return 'unsupported';
    if (permission === 'denied') return 'denied';
    return permission === 'granted' && wanted ? 'on' : 'off';
  },

  async switchOn(): Promise<void> {
    permission = await Notification.requestPermission();
    wanted = permission === 'granted';
    remember('notifications', wanted ? 'on' : null);
  },

  switchOff(): void {
    wanted = false;
    remember('notifications', null);
  },

  show(push: AlertPush): void {
    const alert = foremost(push.alerts);
    if (this.state !== 'on' || alert === null || told.has(push.id)) return;
    told.add(push.id);
    if (told.size > rememberedIds) told.delete(told.values().next().value!);
    try {
      const body = push.count > 1 ? t().alerts.andMore(push.count - 1) : '';
      // The same tag in several windows of one browser is one notification.
      const notification = new Notification(t().alerts.lines[alert.kind](alert.details), { body, tag: push.id, icon: '/favicon.svg' });
      notification.onclick = () => {
        window.focus();
        location.assign(paths.alerts);
      };
    } catch {
      // Browsers on phones have them only for installed pages.
      permission = null;
    }
  },
};
