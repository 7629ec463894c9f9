import { html } from 'ghtml';
import { thePublic } from '../../curation/access.ts';
import { requests } from '../../curation/disputes/types.ts';
import { viewItem } from '../../curation/view.ts';
import { linkTo } from '../reader/link-to.ts';
import { choiceOf, groundFields, readSubject, subjectOptions } from '../workspace/disputes/contest-form.ts';
import { showSubject } from '../workspace/disputes/show-subject.ts';
import { formFields, showForm } from '../workspace/shell/show-form.ts';
import { type Typed, textOf, type Voice } from '../workspace/shell/visit.ts';

/** The id of an item in what people paste: the address of its page, or the id alone. */
export const itemIn = (text: string): string =>
  /(?:^|\/item\/)([^/?#\s]+)\/?(?:[/?#].*)?$/.exec(text.trim())?.[1] ?? '';

/** The public view of the item that a request is about; items that are joined to another lead there. */
export function publicItem({ ports }: Voice, id: string) {
  const { reader } = ports.archive;
  const item = reader.item(id);
  const found = item?.joinedTo === undefined ? item : reader.item(item.joinedTo);
  return found && viewItem(found, thePublic);
}

/** The form of a request. Without an item in the address it asks for the item's; with one, for what of it is meant. */
export function showRequestForm(voice: Voice, asked: Typed): string {
  const { words, typed } = voice;
  const item = itemIn(textOf(typed, 'item') || textOf(asked, 'item'));
  const view = item ? publicItem(voice, item) : undefined;
  const fields = formFields(voice, 'request');
  const name = (key: string) => textOf(asked, key);
  const options = view ? subjectOptions(voice, view) : [];
  const choice = choiceOf(name);
  const chosen = options.some(([value]) => value === choice) ? choice : 'item';
  const what = view
    ? html`!${showSubject(voice, readSubject(view.id, chosen)!, thePublic)}!${fields.select({ name: 'subject', label: words.whatIsMeant, options, value: chosen })}`
    : fields.text({
        name: 'item',
        label: words.itemAddress,
        hint: words.itemAddressHint,
        required: true,
        value: item,
        ltr: true,
      });
  return html`!${showForm(voice, {
    name: 'request',
    action: '/request',
    ...(view && { hidden: { item: view.id } }),
    fields: [
      what,
      fields.radios({
        name: 'asks',
        label: words.asksFor,
        required: true,
        options: requests.map((kind) => [kind, words[`asks.${kind}`]] as const),
      }),
      groundFields(voice, 'request'),
      fields.text({ name: 'name', label: words.yourName, hint: words.yourNameHint, required: true }),
      fields.text({
        name: 'contact',
        label: words.yourContact,
        hint: words.yourContactHint,
        required: true,
        ltr: true,
      }),
    ].join(''),
    button: words.sendRequest,
  })}<p class="more"><a href="${linkTo(voice.reader, '/about/charter')}">${words.charterTitle}</a></p>`;
}
