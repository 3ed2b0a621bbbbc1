import type { Case, Line } from '../line.ts';
import { DAYS_PER_MONTH, HOURS_PER_MONTH } from '../traffic.ts';

const MINUTES_PER_HOUR = 60;

/** The warehouse sleeps, for nothing, when nobody asks; its way to the catalog does not. */
export function warehouseLines({ settings, given }: Case): Line[] {
  if (settings.rpus === undefined) return [];
  const hours = ((given.refreshMinutes + given.warehouseMinutesPerDay) / MINUTES_PER_HOUR) * DAYS_PER_MONTH;
  return [
    { what: 'capacity while it works', price: 'redshiftRpuHours', quantity: settings.rpus * hours },
    { what: 'endpoints', price: 'endpointHours', quantity: settings.endpointZones * HOURS_PER_MONTH },
  ];
}

export function dashboardsLines({ settings, given }: Case): Line[] {
  if (!settings.hasDashboards) return [];
  return [
    { what: 'authors', price: 'author', quantity: given.authors },
    { what: 'readers', price: 'reader', quantity: given.readers },
  ];
}

export function observabilityLines({ settings, given }: Case): Line[] {
  return [
    { what: 'alarms', price: 'alarmMetrics', quantity: settings.alarmMetrics },
    {
      what: 'metrics of our own',
      price: 'customMetrics',
      quantity: settings.customMetrics + given.metricsWithoutAlarm,
    },
    { what: 'dashboards', price: 'dashboardMonth', quantity: settings.operationsDashboards },
  ];
}
